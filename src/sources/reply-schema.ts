import * as z from 'zod';
import { normalizeValue } from '../image/normalize';
import type { Page, ReportedImage } from './source';

/*
 * The wire format that the clouds have in common: any field may be missing, null or "", and numbers,
 * booleans and account ids may be text.
 * Only the image id is required: any other unreadable value is omitted.
 */

/** Text; absent if missing or blank. */
export const lenientText = lenientScalar((value) => scalarToText(value)?.trim() || undefined);

/** A number, which may be text or have a percent sign. */
export const lenientNumber = lenientScalar((value) => {
  const digits = scalarToText(value)?.trim().replace(/\s*%$/, '');
  const number = digits ? Number(digits) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
});

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** A boolean, which may be text, 1 or 0. */
export const lenientBoolean = lenientScalar((value) => {
  const text = scalarToText(value)?.trim().toLowerCase();
  return text !== undefined && Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined;
});

/** The token of the next page, absent on the last page; an unreadable one is an error, since images would be lost. */
export const pageToken = z.transform((value: unknown, context): string | undefined => {
  const text = scalarToText(value ?? '');
  if (text === undefined) {
    context.issues.push({ code: 'custom', input: value, message: 'is not a string' });
  }
  return text || undefined;
});

/** Reads a single value in one step, since a page has thousands of them. */
function lenientScalar<Value>(
  read: (value: unknown) => Value | undefined,
): z.ZodTransform<Value | undefined, unknown> {
  return z.transform((value: unknown) =>
    value === undefined || value === null ? undefined : read(value),
  );
}

/** Omits a number that exceeds the safe integers, since it has lost digits. */
function scalarToText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
  }
  return SCALAR_TYPES.includes(typeof value) ? String(value) : undefined;
}

const SCALAR_TYPES: readonly string[] = ['string', 'bigint', 'boolean'];

/** An optional object; absent if it cannot be read. */
export function lenientObject<Fields extends z.ZodType>(fields: Fields) {
  return z.transform((value: unknown): z.output<Fields> | undefined =>
    value === undefined || value === null ? undefined : fields.safeParse(value).data,
  );
}

/** An optional list, plain or inside an object with one field, such as `Tags.Tag`; unreadable elements are omitted. */
export function lenientList<Element extends z.ZodType>(element: Element, wrapper?: string) {
  return z.transform((value: unknown): NonNullable<z.output<Element>>[] =>
    toList(unwrap(value, wrapper)).flatMap((part) => element.safeParse(part).data ?? []),
  );
}

/** The images of a reply, plain or inside an object with one field, such as `Images.Image`. */
export function wrappedImageList<Element extends z.ZodType>(name: string, element: Element) {
  return z.preprocess((value) => toList(unwrap(value, name)), z.array(element));
}

/** The images of a reply: null is an empty list, a missing list is an error. */
export function imageList<Element extends z.ZodType>(element: Element) {
  return z
    .array(element.nullable())
    .nullable()
    .transform((list) => (list ?? []).filter((image) => image !== null));
}

/** A reply that may omit its list only if its total is zero. */
export function listReply<Fields extends z.ZodType>(list: string, fields: Fields) {
  return z.preprocess((reply, context) => {
    const { TotalCount, [list]: images } = Object(reply);
    if (images !== undefined) {
      return reply;
    }
    if (TotalCount === 0 || TotalCount === '0') {
      return { ...DEFAULT_NUMBERING, ...Object(reply), [list]: null };
    }
    context.addIssue({ code: 'custom', path: [list], message: 'is missing' });
    return z.NEVER;
  }, fields);
}

/** The page numbers of a reply without a list, where it omits them. */
const DEFAULT_NUMBERING = { PageNumber: 1, PageSize: 1 };

/** Tags as a list of objects with a key and a value, plain or wrapped; tags without a key are omitted. */
export function lenientTags(key = 'Key', value = 'Value', wrapper?: string) {
  return z.transform(
    (list: unknown): Record<string, string> =>
      Object.fromEntries(
        toList(unwrap(list, wrapper)).flatMap((tag) => {
          const { [key]: name, [value]: tagValue } = Object(tag);
          // Values remain unchanged, including blanks.
          return scalarToText(name) === undefined
            ? []
            : [[scalarToText(name), scalarToText(tagValue) ?? '']];
        }),
      ),
  );
}

/** Translates a cloud's value to a neutral one; an unknown value is returned in lower case. */
export function translateValue(
  value: string | undefined,
  translations: Readonly<Record<string, string>>,
): string | undefined {
  const lower = normalizeValue(value);
  return lower && Object.hasOwn(translations, lower) ? translations[lower] : lower;
}

/** A required count; one above all catalogs is invalid. */
const imageCount = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int().min(0).max(1_000_000));

/** The position of a page in a numbered list. */
export const pageNumbering = z.object({
  PageNumber: imageCount,
  PageSize: imageCount,
  TotalCount: imageCount,
});

/** A page of a numbered list; the first page returns the numbers of all others. */
export function toNumberedPage<ImageType extends ReportedImage>(
  images: readonly ImageType[],
  { PageNumber, PageSize, TotalCount }: z.output<typeof pageNumbering>,
): Page<ImageType> {
  const pages = PageNumber === 1 && PageSize > 0 ? Math.ceil(TotalCount / PageSize) : 1;
  const nextCursors = Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
    String(index + 2),
  );
  return { images, nextCursors, total: TotalCount };
}

/** A page of a list by offsets; the first page returns the offsets of all others. */
export function toOffsetPage<ImageType extends ReportedImage>(
  images: readonly ImageType[],
  total: number,
): Page<ImageType> {
  const count = images.length === 0 ? 0 : Math.ceil(total / images.length) - 1;
  const nextCursors = Array.from({ length: Math.max(0, count) }, (_, index) =>
    String((index + 1) * images.length),
  );
  return { images, nextCursors, total };
}

/** A page of a list by tokens; each page returns the token of the next one. */
export function toTokenPage<ImageType extends ReportedImage>(
  images: readonly ImageType[],
  next: string | undefined,
): Page<ImageType> {
  return { images, nextCursors: next === undefined ? [] : [next] };
}

function toList(value: unknown): unknown[] {
  if (value === undefined || value === null || value === '') {
    return [];
  }
  return Array.isArray(value) ? value.filter((element) => element !== null) : [value];
}

function unwrap(value: unknown, name: string | undefined): unknown {
  const isWrapper = typeof value === 'object' && value !== null && !Array.isArray(value);
  return name !== undefined && isWrapper ? Reflect.get(value, name) : value;
}

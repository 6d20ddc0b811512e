import * as z from 'zod';
import { normalizeValue } from '../image/normalize';
import type { Page, ReportedImage } from './source';

/*
 * The clouds' habits on the wire, shared by every source's `reply`: any field may be missing,
 * null or "", and numbers, booleans and account ids come as text or not.
 * Only an image's id is indispensable: any other value that cannot be read is left out, and the image stays.
 */

/** Text; absent when it is missing or blank. */
export const lenientText = lenientScalar((value) => scalarToText(value)?.trim() || undefined);

/** A number, also when it is written as text or with a percent sign. */
export const lenientNumber = lenientScalar((value) => {
  const digits = scalarToText(value)?.trim().replace(/\s*%$/, '');
  const number = digits ? Number(digits) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
});

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** A truth value, also when it is written as text or as 1 and 0. */
export const lenientBoolean = lenientScalar((value) => {
  const word = scalarToText(value)?.trim().toLowerCase();
  return word !== undefined && Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
});

/** Where the next page is: absent on the last one. Not to be able to read it would lose images. */
export const pageToken = z.transform((value: unknown, context): string | undefined => {
  const text = scalarToText(value ?? '');
  if (text === undefined) {
    context.issues.push({ code: 'custom', input: value, message: 'is not a string' });
  }
  return text || undefined;
});

/** A single value, read in one step: a page has thousands of them. */
function lenientScalar<Value>(
  read: (value: unknown) => Value | undefined,
): z.ZodTransform<Value | undefined, unknown> {
  return z.transform((value: unknown) =>
    value === undefined || value === null ? undefined : read(value),
  );
}

/** A number that has lost digits on its way is not told at all. */
function scalarToText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
  }
  return SCALAR_TYPES.includes(typeof value) ? String(value) : undefined;
}

const SCALAR_TYPES: readonly string[] = ['string', 'bigint', 'boolean'];

/** An object that informs; absent when it cannot be read. */
export function lenientObject<Fields extends z.ZodType>(fields: Fields) {
  return z.transform((value: unknown): z.output<Fields> | undefined =>
    value === undefined || value === null ? undefined : fields.safeParse(value).data,
  );
}

/** A list that informs, plain or inside an object of one field, such as `Tags.Tag`: what cannot be read is left out. */
export function lenientList<Element extends z.ZodType>(element: Element, wrapper?: string) {
  return z.transform((value: unknown): NonNullable<z.output<Element>>[] =>
    toList(unwrap(value, wrapper)).flatMap((part) => element.safeParse(part).data ?? []),
  );
}

/** The list that an answer is about, inside an object of one field, such as `Images.Image`; plain lists are taken too. */
export function wrappedImageList<Element extends z.ZodType>(name: string, element: Element) {
  return z.preprocess((value) => toList(unwrap(value, name)), z.array(element));
}

/** The list that an answer is about: null is an empty one, but without it this is no answer. */
export function imageList<Element extends z.ZodType>(element: Element) {
  return z
    .array(element.nullable())
    .nullable()
    .transform((list) => (list ?? []).filter((image) => image !== null));
}

/** An answer that may leave out its list, but only where its total says that there is nothing to list. */
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

/** The numbers of an answer without a list, where it does not say them. */
const DEFAULT_NUMBERING = { PageNumber: 1, PageSize: 1 };

/** Tags as a list of objects with a key and a value, plain or wrapped; what has no key is no tag. */
export function lenientTags(key = 'Key', value = 'Value', wrapper?: string) {
  return z.transform(
    (list: unknown): Record<string, string> =>
      Object.fromEntries(
        toList(unwrap(list, wrapper)).flatMap((tag) => {
          const { [key]: name, [value]: tagValue } = Object(tag);
          // Values stay as they are, blanks too.
          return scalarToText(name) === undefined
            ? []
            : [[scalarToText(name), scalarToText(tagValue) ?? '']];
        }),
      ),
  );
}

/** A cloud's word in ours; one that has no counterpart stays, in lower case. */
export function translateValue(
  word: string | undefined,
  translations: Readonly<Record<string, string>>,
): string | undefined {
  const lower = normalizeValue(word);
  return lower && Object.hasOwn(translations, lower) ? translations[lower] : lower;
}

/** A count that an answer always has; one beyond all catalogues is a broken one. */
const imageCount = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int().min(0).max(1_000_000));

/** What an answer says of its place in a numbered list. */
export const pageNumbering = z.object({
  PageNumber: imageCount,
  PageSize: imageCount,
  TotalCount: imageCount,
});

/** A page of a numbered list; the first one names all others. */
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

/** A page of a list by offsets; on the first page, the cursors are the offsets of all others. */
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

/** A page of a list by tokens; each one names the next. */
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

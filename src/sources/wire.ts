import * as z from 'zod';
import { toWord } from '../image/spelling';
import type { Page, Reported } from './source';

/*
 * The clouds' habits on the wire, shared by every source's `reply`: any field may be missing,
 * null or "", and numbers, booleans and account ids come as text or not.
 * Only an image's id is indispensable: any other value that cannot be read is left out, and the image stays.
 */

/** Text; absent when it is missing or blank. */
export const wireText = wireScalar((value) => toText(value)?.trim() || undefined);

/** A number, also when it is written as text or with a percent sign. */
export const wireNumber = wireScalar((value) => {
  const digits = toText(value)?.trim().replace(/\s*%$/, '');
  const number = digits ? Number(digits) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
});

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** A truth value, also when it is written as text or as 1 and 0. */
export const wireBoolean = wireScalar((value) => {
  const word = toText(value)?.trim().toLowerCase();
  return word !== undefined && Object.hasOwn(TRUTHS, word) ? TRUTHS[word] : undefined;
});

/** Where the next page is: absent on the last one. Not to be able to read it would lose images. */
export const wireToken = z.transform((value: unknown, context): string | undefined => {
  const text = toText(value ?? '');
  if (text === undefined) {
    context.issues.push({ code: 'custom', input: value, message: 'is no text' });
  }
  return text || undefined;
});

/** A single value, read in one step: a page has thousands of them. */
function wireScalar<Value>(
  read: (value: unknown) => Value | undefined,
): z.ZodTransform<Value | undefined, unknown> {
  return z.transform((value: unknown) =>
    value === undefined || value === null ? undefined : read(value),
  );
}

/** A number that has lost digits on its way is not told at all. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
  }
  return TEXTS.includes(typeof value) ? String(value) : undefined;
}

const TEXTS: readonly string[] = ['string', 'bigint', 'boolean'];

/** An object that informs; absent when it cannot be read. */
export function wireRecord<Fields extends z.ZodType>(fields: Fields) {
  return z.transform((value: unknown): z.output<Fields> | undefined =>
    value === undefined || value === null ? undefined : fields.safeParse(value).data,
  );
}

/** A list that informs, plain or inside an object of one field, such as `Tags.Tag`: what cannot be read is left out. */
export function wireRecords<Element extends z.ZodType>(element: Element, wrapper?: string) {
  return z.transform((value: unknown): NonNullable<z.output<Element>>[] =>
    toList(unwrap(value, wrapper)).flatMap((part) => element.safeParse(part).data ?? []),
  );
}

/** The list that an answer is about, inside an object of one field, such as `Images.Image`; plain lists are taken too. */
export function wireWrapped<Element extends z.ZodType>(name: string, element: Element) {
  return z.preprocess((value) => toList(unwrap(value, name)), z.array(element));
}

/** The list that an answer is about: null is an empty one, but without it this is no answer. */
export function wireImages<Element extends z.ZodType>(element: Element) {
  return z
    .array(element.nullable())
    .nullable()
    .transform((list) => (list ?? []).filter((image) => image !== null));
}

/** An answer that may leave out its list, but only where its total says that there is nothing to list. */
export function wireListing<Fields extends z.ZodType>(list: string, fields: Fields) {
  return z.preprocess((answer, context) => {
    const { TotalCount, [list]: images } = Object(answer);
    if (images !== undefined) {
      return answer;
    }
    if (TotalCount === 0 || TotalCount === '0') {
      return { ...UNNUMBERED, ...Object(answer), [list]: null };
    }
    context.addIssue({ code: 'custom', path: [list], message: 'is missing' });
    return z.NEVER;
  }, fields);
}

/** The numbers of an answer without a list, where it does not say them. */
const UNNUMBERED = { PageNumber: 1, PageSize: 1 };

/** Tags as a list of objects with a key and a value, plain or wrapped; what has no key is no tag. */
export function wireTags(key = 'Key', value = 'Value', wrapper?: string) {
  return z.transform(
    (list: unknown): Record<string, string> =>
      Object.fromEntries(
        toList(unwrap(list, wrapper)).flatMap((tag) => {
          const { [key]: name, [value]: word } = Object(tag);
          // Values stay as they are, blanks too.
          return toText(name) === undefined ? [] : [[toText(name), toText(word) ?? '']];
        }),
      ),
  );
}

/** A cloud's word in ours; one that has no counterpart stays, in lower case. */
export function translate(
  word: string | undefined,
  ours: Readonly<Record<string, string>>,
): string | undefined {
  const lower = toWord(word);
  return lower && Object.hasOwn(ours, lower) ? ours[lower] : lower;
}

/** A count that an answer always has; one beyond all catalogues is a broken one. */
const wireCount = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int().min(0).max(1_000_000));

/** What an answer says of its place in a numbered list. */
export const wireNumbering = z.object({
  PageNumber: wireCount,
  PageSize: wireCount,
  TotalCount: wireCount,
});

/** A page of a numbered list: the first one tells which others there are. */
export function toNumberedPage<Found extends Reported>(
  images: readonly Found[],
  { PageNumber, PageSize, TotalCount }: z.output<typeof wireNumbering>,
): Page<Found> {
  const pages = PageNumber === 1 && PageSize > 0 ? Math.ceil(TotalCount / PageSize) : 1;
  const more = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => String(index + 2));
  return { images, more, total: TotalCount };
}

/** A page of a chained list: each one tells the next. */
export function toChainedPage<Found extends Reported>(
  images: readonly Found[],
  next: string | undefined,
): Page<Found> {
  return { images, more: next === undefined ? [] : [next] };
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

import * as z from 'zod';
import { toWord } from '../image/spelling';
import type { Page, Reported } from './source';

/*
 * The clouds' habits on the wire, shared by every source's `reply`: any field may be missing,
 * null or "", and numbers, booleans and account ids come as text or not.
 */

/** Text; absent when it is missing or blank. */
export const wireText = wireScalar(['string', 'number', 'bigint'], (text) => text || undefined);

/** A number, also when it is written as text or with a percent sign. */
export const wireNumber = wireScalar(['number', 'string'], (text) => {
  const digits = text.replace(/\s*%$/, '');
  const number = digits === '' ? Number.NaN : Number(digits);
  return Number.isFinite(number) ? number : undefined;
});

/** A truth value, also when it is written as text. */
export const wireBoolean = wireScalar(['boolean', 'string'], (text) => {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
});

/** A value of one of these types, read in a single step: a page has thousands of them. */
function wireScalar<Value>(
  types: readonly string[],
  read: (text: string) => Value | undefined,
): z.ZodTransform<Value | undefined, unknown> {
  return z.transform((value: unknown, context) => {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!types.includes(typeof value)) {
      context.issues.push({ code: 'custom', input: value, message: `is no ${types[0]}` });
      return z.NEVER;
    }
    return read(String(value).trim());
  });
}

/** A list that may be missing, null, "", or a single element without its list; null elements are nothing. */
export function wireList<Element extends z.ZodType>(element: Element) {
  return z.preprocess(toList, z.array(element));
}

/** A list inside an object of one field, such as `Tags.Tag`; plain lists are taken too. */
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

/** Tags as a list of `Key` and `Value`. */
export const wireTags = wireList(
  z.object({ Key: z.string(), Value: z.string().nullish() }),
).transform((tags) => Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value ?? ''])));

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

function toList(value: unknown): unknown {
  if (value === undefined || value === null || value === '') {
    return [];
  }
  return Array.isArray(value) ? value.filter((element) => element !== null) : [value];
}

function unwrap(value: unknown, name: string): unknown {
  const isWrapper = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isWrapper ? Reflect.get(value, name) : value;
}

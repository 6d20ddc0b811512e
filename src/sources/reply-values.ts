import { scalarToText } from '../clouds/reply-fields';
import { normalizeValue } from '../image/normalize';

/*
 * Readers of the clouds' values: any field may be missing, null or "", and numbers, booleans and account ids may be text.
 * An unreadable value is omitted.
 */

/** Text; absent if missing or blank. */
export function readText(value: unknown): string | undefined {
  return scalarToText(value)?.trim() || undefined;
}

/** A number, which may be text or have a percent sign. */
export function readNumber(value: unknown): number | undefined {
  const digits = readText(value)?.replace(/\s*%$/, '');
  const number = digits ? Number(digits) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** A boolean, which may be text, 1 or 0. */
export function readBoolean(value: unknown): boolean | undefined {
  const text = readText(value)?.toLowerCase();
  return text !== undefined && Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined;
}

/** A list, plain or inside an object with one field, such as `Tags.Tag`; a single value is a list of one. */
export function readArray(value: unknown, wrapper?: string): readonly unknown[] {
  const isWrapped = typeof value === 'object' && value !== null && !Array.isArray(value);
  const list = wrapper !== undefined && isWrapped ? Reflect.get(value, wrapper) : value;
  if (list === undefined || list === null || list === '') {
    return [];
  }
  return Array.isArray(list) ? list.filter((element) => element !== null) : [list];
}

/** Tags as a list of objects with a key and a value; tags without a key are omitted. */
export function readTags(
  value: unknown,
  { keyName = 'Key', valueName = 'Value', wrapper = '' } = {},
): Record<string, string> {
  return Object.fromEntries(
    readArray(value, wrapper).flatMap((tag) => {
      const { [keyName]: key, [valueName]: tagValue } = Object(tag);
      // Values remain unchanged, including blanks.
      return scalarToText(key) === undefined
        ? []
        : [[scalarToText(key), scalarToText(tagValue) ?? '']];
    }),
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

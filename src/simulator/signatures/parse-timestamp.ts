const EXTENDED_FORMAT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Milliseconds of `2024-05-06T07:08:09Z`; NaN for anything else. */
export function parseExtendedTimestamp(text: string): number {
  return EXTENDED_FORMAT.test(text) ? Date.parse(text) : Number.NaN;
}

/** Milliseconds of `20240506T070809Z`; NaN for anything else. */
export function parseBasicTimestamp(text: string): number {
  return Date.parse(text.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'));
}

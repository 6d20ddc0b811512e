const EXTENDED_FORMAT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Milliseconds of `2024-05-06T07:08:09Z`; NaN for anything else. */
export function parseExtendedTimestamp(text: string): number {
  return EXTENDED_FORMAT.test(text) ? Date.parse(text) : Number.NaN;
}

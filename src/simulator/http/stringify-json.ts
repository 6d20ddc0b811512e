const INTEGER_MARK = '\u0000integer:';
const MARKED_INTEGER = /"\\u0000integer:(-?\d+)"/g;

/** JSON in which a bigint is a number with all of its digits, as services write 64-bit integers. */
export function stringifyJson(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? `${INTEGER_MARK}${part}` : part,
  );
  return text.replace(MARKED_INTEGER, '$1');
}

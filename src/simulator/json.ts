const MARK = '\u0000integer:';
const MARKED = /"\\u0000integer:(-?\d+)"/g;

/** JSON in which a bigint is a number with all of its digits, as the clouds write 64-bit integers. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? `${MARK}${part}` : part,
  );
  return text.replace(MARKED, '$1');
}

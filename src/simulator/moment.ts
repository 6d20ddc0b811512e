const CHINA_MS = 8 * 60 * 60 * 1000;

/** An instant to the second, such as 2022-01-22T02:54:34Z. */
export function toSeconds(instant: string | undefined): string | undefined {
  return rewrite(instant, 0, (iso) => `${iso.slice(0, 19)}Z`);
}

/** An instant to the microsecond, such as 2022-01-22T02:54:34.123000Z. */
export function toMicroseconds(instant: string | undefined): string | undefined {
  return rewrite(instant, 0, (iso) => iso.replace('Z', '000Z'));
}

/** An instant as a clock in China shows it, such as 2022-01-22T10:54:34+08:00. */
export function toShanghai(instant: string | undefined): string | undefined {
  return rewrite(instant, CHINA_MS, (iso) => `${iso.slice(0, 19)}+08:00`);
}

/** What is no instant stays as it is: a catalog may hold anything, and the server must not fall over it. */
function rewrite(
  instant: string | undefined,
  offsetMs: number,
  write: (iso: string) => string,
): string | undefined {
  const at = Date.parse(instant ?? '') + offsetMs;
  return Number.isNaN(at) ? instant : write(new Date(at).toISOString());
}

import { compareText } from './compare';

/**
 * Natural order of versions: runs of digits by value, everything else by code unit.
 * Negative when `a` is lower.
 */
export function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = comparePart(left[index] ?? '', right[index] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return compareText(a, b);
}

/** Whether a version starts with a prefix, by dotted component: 22 matches 22.04, not 220. */
export function hasVersionPrefix(version: string, prefix: string): boolean {
  const lower = version.toLowerCase();
  const start = prefix.toLowerCase();
  return lower.startsWith(start) && !/^[\p{L}\p{N}]/u.test(lower.slice(start.length));
}

function parts(version: string): string[] {
  return version.match(/\d+|\D+/g) ?? [];
}

/** Digits are compared as text of equal length, since they may exceed 2^53. */
function comparePart(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) {
    return compareText(a, b);
  }
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

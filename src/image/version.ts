import { compareText } from './compare';

/**
 * Natural order of versions: runs of digits by value, everything else by code unit.
 * Negative when `a` is lower.
 */
export function compareVersions(a: string, b: string): number {
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const [leftEnd, rightEnd] = [endOfRun(a, left), endOfRun(b, right)];
    const order = compareRuns(a.slice(left, leftEnd), b.slice(right, rightEnd));
    if (order !== 0) {
      return order;
    }
    left = leftEnd;
    right = rightEnd;
  }
  return a.length - left - (b.length - right) || compareText(a, b);
}

/** Whether a version starts with a prefix, by dotted component: 22 matches 22.04, not 220. */
export function hasVersionPrefix(version: string, prefix: string): boolean {
  const lower = version.toLowerCase();
  const start = prefix.toLowerCase();
  return lower.startsWith(start) && !/^[\p{L}\p{N}]/u.test(lower.slice(start.length));
}

/** Where the digits that begin here end, or else the text between digits. */
function endOfRun(version: string, start: number): number {
  const kind = isDigit(version, start);
  let end = start + 1;
  while (end < version.length && isDigit(version, end) === kind) {
    end++;
  }
  return end;
}

/** Digits are compared as text of equal length, since they may exceed 2^53. */
function compareRuns(a: string, b: string): number {
  if (!isDigit(a, 0) || !isDigit(b, 0)) {
    return compareText(a, b);
  }
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

const [ZERO, NINE] = [0x30, 0x39];

import { compareText } from './compare-text';

/**
 * Compares versions in natural order, by components of letters or of digits.
 * Digits compare by value, letters by code unit; case and separators do not count.
 * Negative if `a` is lower.
 */
export function compareVersions(a: string, b: string): number {
  let left = nextComponent(a, startOf(a));
  let right = nextComponent(b, startOf(b));
  while (left && right) {
    const order = compareComponents(left.text, right.text);
    if (order !== 0) {
      return order;
    }
    left = nextComponent(a, left.end);
    right = nextComponent(b, right.end);
  }
  return Number(left !== undefined) - Number(right !== undefined) || compareText(a, b);
}

/** Whether a version starts with a prefix, by component: 22 matches 22.04 and 2012 matches 2012 R2, but 12.1 does not match 12.10. */
export function hasVersionPrefix(version: string, prefix: string): boolean {
  const components = componentsOf(version);
  const prefixComponents = componentsOf(prefix);
  return (
    prefixComponents.length > 0 &&
    prefixComponents.every((component, index) => components[index] === component)
  );
}

function componentsOf(version: string): readonly string[] {
  return (
    version
      .slice(startOf(version))
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? []
  );
}

/** Skips the letter of `V10`, which means the same as 10. */
function startOf(version: string): number {
  return /^v\d/i.test(version) ? 1 : 0;
}

interface Component {
  readonly text: string;
  readonly end: number;
}

/** The next digits, or the next other characters; separators are skipped. */
function nextComponent(version: string, from: number): Component | undefined {
  let start = from;
  while (start < version.length && isSeparator(version, start)) {
    start++;
  }
  if (start === version.length) {
    return undefined;
  }
  const kind = isDigit(version, start);
  let end = start + 1;
  while (end < version.length && isDigit(version, end) === kind && !isSeparator(version, end)) {
    end++;
  }
  return { text: version.slice(start, end), end };
}

/** Digits compare as text of equal length, because they may exceed 2^53. */
function compareComponents(a: string, b: string): number {
  if (!isDigit(a, 0) || !isDigit(b, 0)) {
    return compareText(a.toLowerCase(), b.toLowerCase());
  }
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

function isSeparator(text: string, at: number): boolean {
  return SEPARATORS.includes(text.charAt(at));
}

const [ZERO, NINE] = [0x30, 0x39];
const SEPARATORS = ' .-_()+~';

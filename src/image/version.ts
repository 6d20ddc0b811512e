import { memoize } from '../lazy';
import { compareText } from './compare';

/**
 * Compares versions in natural order, by components of letters or of digits.
 * Digits compare by value, letters by code unit; case and separators do not count.
 * Negative if `a` is lower.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [sortableComponents(a), sortableComponents(b)];
  for (const [index, component] of left.entries()) {
    const other = right[index];
    const order = other === undefined ? 1 : compareComponents(component, other);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length || compareText(a, b);
}

/** Whether a version starts with a prefix, by component: 22 matches 22.04 and 2012 matches 2012 R2, but 12.1 does not match 12.10. */
export function hasVersionPrefix(version: string, prefix: string): boolean {
  const components = componentsOf(version, /\d+|\p{L}+/gu);
  const prefixComponents = componentsOf(prefix, /\d+|\p{L}+/gu);
  return (
    prefixComponents.length > 0 &&
    prefixComponents.every((component, index) => components[index] === component)
  );
}

/** Digits, and runs of all other characters but separators; a long list has few versions and many comparisons. */
const sortableComponents = memoize(
  (version: string) => componentsOf(version, /\d+|[^\d ._()+~-]+/g),
  { maxKeys: 1000 },
);

/** The components in lower case; the letter of `V10` is ignored. */
function componentsOf(version: string, component: RegExp): readonly string[] {
  return (
    version
      .toLowerCase()
      .replace(/^v(?=\d)/, '')
      .match(component) ?? []
  );
}

/** Digits compare as text of equal length, because they may exceed 2^53. */
function compareComponents(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) {
    return compareText(a, b);
  }
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return left.length - right.length || compareText(left, right);
}

import type { Image } from './image';

/** Compares by code unit, because the order of localeCompare depends on the machine's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Compares two images by creation time: newest first, undated last.
 * Fractions of a second below a millisecond decide between equal times.
 */
export function compareCreation(a: Image, b: Image): number {
  return (
    compareText(b.createdAt ?? '', a.createdAt ?? '') ||
    compareText(fractionDigits(b), fractionDigits(a))
  );
}

/** The digits of the fraction of a second, if the source keeps the time as reported. */
function fractionDigits(image: Image): string {
  const reportedTime: unknown = Reflect.get(image, 'reportedCreationTime');
  const [, digits = ''] =
    (typeof reportedTime === 'string' && FRACTION_PATTERN.exec(reportedTime)) || [];
  return digits.replace(/0+$/, '');
}

const FRACTION_PATTERN = /:\d{2}\.(\d+)/;

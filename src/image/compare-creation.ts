import { compareText } from './compare-text';
import type { Image } from './image';

/** Newest first, undated last; what the cloud reports finer than a millisecond decides between two of the same. */
export function compareCreation(a: Image, b: Image): number {
  return (
    compareText(b.createdAt ?? '', a.createdAt ?? '') ||
    compareText(fractionDigits(b), fractionDigits(a))
  );
}

/** The digits of the second's fraction, where a source keeps the time as it was written. */
function fractionDigits(image: Image): string {
  const reportedTime: unknown = Reflect.get(image, 'reportedCreationTime');
  const [, digits = ''] =
    (typeof reportedTime === 'string' && FRACTION_PATTERN.exec(reportedTime)) || [];
  return digits.replace(/0+$/, '');
}

const FRACTION_PATTERN = /:\d{2}\.(\d+)/;

import { compareText } from './compare';
import type { Image } from './image';

/** Newest first, undated last; what the cloud reports finer than a millisecond decides between two of the same. */
export function compareCreation(a: Image, b: Image): number {
  return compareText(b.createdAt ?? '', a.createdAt ?? '') || compareText(fraction(b), fraction(a));
}

/** The digits of the second's fraction, where a source keeps the time as it was written. */
function fraction(image: Image): string {
  const written: unknown = Reflect.get(image, 'reportedCreationTime');
  const [, digits = ''] = (typeof written === 'string' && FRACTION.exec(written)) || [];
  return digits.replace(/0+$/, '');
}

const FRACTION = /:\d{2}\.(\d+)/;

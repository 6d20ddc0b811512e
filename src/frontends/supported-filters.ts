import { CommonFilters } from '../query/query';
import { isSupported } from '../query/supported-arguments';
import type { Source } from '../sources/source';

/** The common filters that a source supports. */
export function supportedFilters(source: Source): readonly string[] {
  return Object.keys(CommonFilters.shape).filter((argument) => isSupported(argument, source));
}

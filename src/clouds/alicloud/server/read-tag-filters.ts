import type { RequestParameters } from '../../../simulator/operation';
import type { TagFilter } from '../../../simulator/parameters/parameter-filter';
import { indexedGroups } from '../../../simulator/parameters/read-parameters';

/** The tag filters of a request, sent as `Tag.N.Key` and `Tag.N.Value`. */
export function readAlicloudTagFilters(parameters: RequestParameters): readonly TagFilter[] {
  return indexedGroups(parameters, 'Tag').map((tag) => {
    const value = tag.get('Value');
    return { key: tag.get('Key') ?? '', values: value === undefined ? [] : [value] };
  });
}

import type { RequestParameters } from '../../../simulator/operation';
import type { TagFilter } from '../../../simulator/parameters/parameter-filter';
import { type ParameterRule, rejectIf } from '../../../simulator/parameters/parameter-rule';
import { indexedGroups, parameterValue } from '../../../simulator/parameters/read-parameters';
import type { ServiceError } from '../../../simulator/protocol';

/** The tag filters of a request, sent as `Tag.N.Key` and `Tag.N.Value`. */
export function readAlicloudTagFilters(parameters: RequestParameters): readonly TagFilter[] {
  return indexedGroups(parameters, 'Tag').map((tag) => {
    const value = tag.get('Value');
    return { key: tag.get('Key') ?? '', values: value === undefined ? [] : [value] };
  });
}

/** Returns the error if the condition holds for the tag filters. */
export function rejectTagsIf(
  isViolated: (tags: readonly TagFilter[]) => boolean,
  error: ServiceError,
): ParameterRule {
  return rejectIf((parameters) => isViolated(readAlicloudTagFilters(parameters)), error);
}

/** The page that a request selects by number, from 1, and the counts that are reported with it. */
export function pageByNumber<Item>(items: readonly Item[], parameters: RequestParameters) {
  const number = Number(parameterValue(parameters, 'PageNumber') ?? 1);
  const size = Number(parameterValue(parameters, 'PageSize') ?? 10);
  return {
    page: items.slice((number - 1) * size, number * size),
    counts: { TotalCount: items.length, PageNumber: number, PageSize: size },
  };
}

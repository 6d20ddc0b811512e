import { listed } from '../../../simulator/parameter';
import { invalidParameter, missingParameter } from '../../../simulator/refusal';
import { allows, counts, needs, never, type Rule } from '../../../simulator/rule';
import type { Refusal } from '../../../simulator/service';
import { tagsAsked } from '../../../simulator/tag';

/** For a token that was never given out. */
export const invalidToken: Refusal = invalidParameter('NextToken');

/** What DescribeImageCaches refuses. Its page names no codes for bad values; these are the common ones. */
export const rules: readonly Rule[] = [
  needs('RegionId', missingParameter('RegionId')),
  // The maximum is not documented; the page of old said that one query returns twenty at most.
  counts('Limit', 1, 20, invalidParameter('Limit')),
  counts(
    'ImageMatchCountRequest',
    1,
    Number.MAX_SAFE_INTEGER,
    invalidParameter('ImageMatchCountRequest'),
  ),
  allows('ImageFullMatch', ['true', 'false'], invalidParameter('ImageFullMatch')),
  never(
    (parameters) => listed(parameters, 'MatchImage').length > 100,
    invalidParameter('MatchImage'),
  ),
  never((parameters) => tagsAsked(parameters).length > 20, invalidParameter('Tag')),
  never((parameters) => tagsAsked(parameters).some(({ key }) => !key), invalidParameter('Tag')),
];

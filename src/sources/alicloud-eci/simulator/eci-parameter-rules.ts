import {
  invalidParameter,
  missingParameter,
} from '../../../clouds/alicloud/server/alicloud-protocol';
import { readAlicloudTagFilters } from '../../../clouds/alicloud/server/read-tag-filters';
import {
  integerInRange,
  oneOf,
  type ParameterRule,
  rejectIf,
  required,
} from '../../../simulator/parameters/parameter-rule';
import { indexedValues } from '../../../simulator/parameters/read-parameters';
import type { ServiceError } from '../../../simulator/protocol';

/** For a token that the service has not issued. */
export const invalidToken: ServiceError = invalidParameter('NextToken');

/** The parameter rules of DescribeImageCaches. Its page documents no codes for invalid values; these are the common ones. */
export const parameterRules: readonly ParameterRule[] = [
  required('RegionId', missingParameter('RegionId')),
  // The maximum is not documented; an earlier version of the page limited a query to twenty results.
  integerInRange('Limit', 1, 20, invalidParameter('Limit')),
  integerInRange(
    'ImageMatchCountRequest',
    1,
    Number.MAX_SAFE_INTEGER,
    invalidParameter('ImageMatchCountRequest'),
  ),
  oneOf('ImageFullMatch', ['true', 'false'], invalidParameter('ImageFullMatch')),
  rejectIf(
    (parameters) => indexedValues(parameters, 'MatchImage').length > 100,
    invalidParameter('MatchImage'),
  ),
  rejectIf((parameters) => readAlicloudTagFilters(parameters).length > 20, invalidParameter('Tag')),
  rejectIf(
    (parameters) => readAlicloudTagFilters(parameters).some(({ key }) => !key),
    invalidParameter('Tag'),
  ),
];

import type { RequestParameters } from '../../../simulator/operation';
import { isInstanceType } from '../../../simulator/parameters/parameter-filter';
import {
  integerInRange,
  oneOf,
  type ParameterRule,
  rejectIf,
  validIf,
} from '../../../simulator/parameters/parameter-rule';
import { indexedGroups, indexedValues } from '../../../simulator/parameters/read-parameters';
import { type ServiceError, serviceError } from '../../../simulator/protocol';

const STATUSES = ['available', 'creating', 'error'];
const PLATFORMS = ['CentOS', 'Debian', 'veLinux', 'Windows Server', 'Fedora', 'OpenSUSE', 'Ubuntu'];

/** The parameter rules of DescribeImages, with the documented codes. */
export const parameterRules: readonly ParameterRule[] = [
  integerInRange('MaxResults', 1, 100, invalidArgument('MaxResults')),
  oneOf(
    'OsType',
    ['Linux', 'Windows'],
    serviceError(400, 'InvalidOsType.Malformed', 'The specified OsType is malformed.'),
  ),
  oneOf(
    'Visibility',
    ['public', 'private', 'shared'],
    serviceError(400, 'InvalidVisibility.Malformed', 'The specified Visibility is malformed.'),
  ),
  oneOf('Platform', PLATFORMS, invalidArgument('Platform')),
  oneOf('IsSupportCloudInit', ['true', 'false'], invalidArgument('IsSupportCloudInit')),
  oneOf('IsLTS', ['true', 'false'], invalidArgument('IsLTS')),
  validIf(
    'InstanceTypeId',
    isInstanceType,
    serviceError(404, 'InvalidInstanceType.NotFound', 'The specified InstanceType does not exist.'),
  ),
  rejectIf(
    (parameters) => indexedValues(parameters, 'ImageIds').length > 100,
    limitExceeded('ImageIds'),
  ),
  rejectIf(
    (parameters) => indexedValues(parameters, 'Status').length > 10,
    limitExceeded('Status'),
  ),
  rejectIf(
    (parameters) =>
      indexedValues(parameters, 'Status').some((status) => !STATUSES.includes(status)),
    invalidArgument('Status'),
  ),
  ...tagRules(),
];

/** For a token that the service has not issued. */
export const invalidToken: ServiceError = invalidArgument('NextToken');

/** For tags that too many images have. */
export const tooManyTaggedImages: ServiceError = limitExceeded('TagFilterResults');

function tagRules(): readonly ParameterRule[] {
  const code = 'InvalidTagFilterKey';
  return [
    rejectIf(
      (parameters) => indexedGroups(parameters, 'TagFilters').length > 10,
      limitExceeded('TagFilterKeys'),
    ),
    rejectIf(
      (parameters) => indexedGroups(parameters, 'TagFilters').some((tag) => !tag.get('Key')),
      serviceError(400, `${code}.Malformed`, 'The specified TagFilterKey is malformed.'),
    ),
    rejectIf(
      (parameters) => new Set(tagKeysOf(parameters)).size < tagKeysOf(parameters).length,
      serviceError(409, `${code}.Conflict`, 'The specified TagFilterKey already exists.'),
    ),
    rejectIf(
      (parameters) =>
        indexedGroups(parameters, 'TagFilters').some(
          (tag) => indexedValues(tag, 'Values').length > 3,
        ),
      limitExceeded('TagFilterValues'),
    ),
  ];
}

function tagKeysOf(parameters: RequestParameters): readonly (string | undefined)[] {
  return indexedGroups(parameters, 'TagFilters').map((tag) => tag.get('Key'));
}

function invalidArgument(name: string): ServiceError {
  return serviceError(400, 'InvalidArgument', `The specified argument ${name} is invalid.`);
}

function limitExceeded(what: string): ServiceError {
  const message = `You've reached the limit on the number of ${what}.`;
  return serviceError(400, `LimitExceeded.Maximum${what}`, message);
}

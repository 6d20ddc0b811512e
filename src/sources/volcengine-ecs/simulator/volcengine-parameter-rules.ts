import {
  accept,
  acceptEach,
  BOOLEAN,
  integer,
  type ParameterRule,
  rejectIf,
} from '../../../simulator/parameters/parameter-rule';
import { indexedValues } from '../../../simulator/parameters/read-parameters';
import { type ServiceError, serviceError } from '../../../simulator/protocol';
import { readVolcengineTagFilters } from './filter-volcengine-images';

const STATUSES = ['available', 'creating', 'error'];

/** The parameter rules of DescribeImages, with the documented codes. */
export const parameterRules: readonly ParameterRule[] = [
  accept('MaxResults', integer(1, 100), invalidArgument('MaxResults')),
  ...acceptEach(
    { OsType: ['Linux', 'Windows'], Visibility: ['public', 'private', 'shared'] },
    (name) => serviceError(400, `Invalid${name}.Malformed`, `The specified ${name} is malformed.`),
  ),
  ...acceptEach(
    {
      Platform: ['CentOS', 'Debian', 'veLinux', 'Windows Server', 'Fedora', 'OpenSUSE', 'Ubuntu'],
      IsSupportCloudInit: BOOLEAN,
      IsLTS: BOOLEAN,
    },
    invalidArgument,
  ),
  accept(
    'InstanceTypeId',
    /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/,
    serviceError(404, 'InvalidInstanceType.NotFound', 'The specified InstanceType does not exist.'),
  ),
  rejectValuesIf('ImageIds', (ids) => ids.length > 100, limitExceeded('ImageIds')),
  rejectValuesIf('Status', (statuses) => statuses.length > 10, limitExceeded('Status')),
  rejectValuesIf(
    'Status',
    (statuses) => statuses.some((status) => !STATUSES.includes(status)),
    invalidArgument('Status'),
  ),
  rejectIf(
    (parameters) => readVolcengineTagFilters(parameters).length > 10,
    limitExceeded('TagFilterKeys'),
  ),
  rejectIf(
    (parameters) => readVolcengineTagFilters(parameters).some(({ key }) => !key),
    tagKeyError(400, 'Malformed', 'is malformed'),
  ),
  rejectIf(
    (parameters) => {
      const keys = readVolcengineTagFilters(parameters).map(({ key }) => key);
      return new Set(keys).size < keys.length;
    },
    tagKeyError(409, 'Conflict', 'already exists'),
  ),
  rejectIf(
    (parameters) => readVolcengineTagFilters(parameters).some(({ values }) => values.length > 3),
    limitExceeded('TagFilterValues'),
  ),
];

function rejectValuesIf(
  name: string,
  isViolated: (values: readonly string[]) => boolean,
  error: ServiceError,
): ParameterRule {
  return rejectIf((parameters) => isViolated(indexedValues(parameters, name)), error);
}

function tagKeyError(status: number, reason: string, problem: string): ServiceError {
  const code = `InvalidTagFilterKey.${reason}`;
  return serviceError(status, code, `The specified TagFilterKey ${problem}.`);
}

/** A value is outside its documented range. */
export function invalidArgument(name: string): ServiceError {
  return serviceError(400, 'InvalidArgument', `The specified argument ${name} is invalid.`);
}

/** There are more values or images than documented. */
export function limitExceeded(what: string): ServiceError {
  const message = `You've reached the limit on the number of ${what}.`;
  return serviceError(400, `LimitExceeded.Maximum${what}`, message);
}

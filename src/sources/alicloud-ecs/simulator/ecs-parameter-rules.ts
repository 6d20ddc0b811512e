import {
  invalidParameter,
  missingParameter,
} from '../../../clouds/alicloud/server/alicloud-protocol';
import { rejectTagsIf } from '../../../clouds/alicloud/server/rpc-parameters';
import {
  accept,
  acceptEach,
  BOOLEAN,
  integer,
  type ParameterRule,
  rejectIf,
  required,
} from '../../../simulator/parameters/parameter-rule';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { type ServiceError, serviceError } from '../../../simulator/protocol';
import { type FilterPair, filterKeys, readFilterPairs } from './filter-ecs-images';

const STATUSES = ['Creating', 'Waiting', 'Available', 'UnAvailable', 'CreateFailed', 'Deprecated'];

const ownerAliasError = (reason: string, message: string) =>
  serviceError(400, `InvalidImageOwnerAlias.${reason}`, message);

/** The parameter rules of DescribeImages, with the documented codes. */
export const parameterRules: readonly ParameterRule[] = [
  required('RegionId', missingParameter('RegionId')),
  ...acceptEach(
    {
      PageNumber: integer(1),
      PageSize: integer(1, 100),
      ImageId: (ids) => ids.split(',').length <= 100,
      ActionType: ['CreateEcs', 'ChangeOS'],
      DryRun: BOOLEAN,
      IsPublic: BOOLEAN,
      IsSupportCloudinit: BOOLEAN,
      IsSupportIoOptimized: BOOLEAN,
      ShowExpired: BOOLEAN,
      Usable: BOOLEAN,
    },
    invalidParameter,
  ),
  accept(
    'Status',
    (text) => text === 'ALL' || text.split(',').every((status) => STATUSES.includes(status)),
    // The code is misspelled in the documentation as well.
    serviceError(400, 'InvalidParamter', 'The Status is not valid.'),
  ),
  rejectIf(
    (parameters) =>
      parameterValue(parameters, 'Usable') !== undefined &&
      parameterValue(parameters, 'Status') === undefined,
    missingParameter('Status'),
  ),
  accept(
    'Usage',
    ['instance', 'none'],
    serviceError(404, 'InvalidUsage', 'The specifed Usage is not valid.'),
  ),
  ...acceptEach(
    { OSType: ['windows', 'linux'], Architecture: ['i386', 'x86_64', 'arm64'] },
    (name) => serviceError(404, `Invalid${name}`, `The specified ${name} is not valid.`),
  ),
  accept(
    'InstanceType',
    /^ecs\.[a-z0-9-]+\.[a-z0-9]+$/,
    serviceError(
      400,
      'InvalidInstanceType.ValueNotSupported',
      'The InstanceType is not supported.',
    ),
  ),
  accept(
    'ImageOwnerAlias',
    ['system', 'self', 'others', 'marketplace'],
    ownerAliasError('ValueNotSupported', 'The ImageOwnerAlias value is not supported.'),
  ),
  rejectIf(
    (parameters) =>
      parameterValue(parameters, 'IsPublic') === 'true' &&
      parameterValue(parameters, 'ImageOwnerAlias') !== 'others',
    ownerAliasError('PublicImageUnsupported', 'Public images need the alias others.'),
  ),
  rejectIf(
    (parameters) =>
      parameterValue(parameters, 'ImageOwnerId') !== undefined &&
      (parameterValue(parameters, 'ImageOwnerAlias') ?? 'others') !== 'others',
    serviceError(
      400,
      'InvalidOperation.ImageOwnerIdUnsupported',
      'ImageOwnerId takes effect on shared and community images alone.',
    ),
  ),
  accept('ImageOwnerId', /^\d+$/, invalidParameter('ImageOwnerId')),
  rejectTagsIf(
    (tags) => tags.length > 20,
    serviceError(400, 'InvalidTagCount', 'The specified tags are beyond the permitted range.'),
  ),
  rejectTagsIf(
    (tags) => tags.some(({ key }) => !key),
    serviceError(400, 'InvalidTag.Mismatch', 'The Tag.n.Key and Tag.n.Value are not match.'),
  ),
  rejectTagsIf((tags) => tags.some(({ key }) => key.length > 64), invalidParameter('Tag.N.Key')),
  rejectTagsIf(
    (tags) => tags.some(({ values: [value = ''] }) => value.length > 128),
    invalidParameter('Tag.N.Value'),
  ),
  rejectPairIf(
    ({ key }) => !filterKeys.has(key),
    serviceError(404, 'InvalidFilterKey.NotFound', 'The specified filter key is not found.'),
  ),
  rejectPairIf(
    (pair) => pair.key === 'NetworkType' && !hasValidValue(pair),
    serviceError(400, 'InvalidFilterValue.NetworkType', 'The NetworkType is not valid.'),
  ),
  rejectPairIf(
    (pair) => !hasValidValue(pair),
    serviceError(404, 'InvalidFilterValue', 'The specified filter value is not valid.'),
  ),
  // Last: a dry run reports every other mistake first.
  rejectIf(
    (parameters) => parameterValue(parameters, 'DryRun') === 'true',
    serviceError(
      400,
      'DryRunOperation',
      'Request validation has been passed with DryRun flag set.',
    ),
  ),
];

function rejectPairIf(
  isViolated: (pair: FilterPair) => boolean,
  error: ServiceError,
): ParameterRule {
  return rejectIf((parameters) => readFilterPairs(parameters).some(isViolated), error);
}

function hasValidValue({ key, value }: FilterPair): boolean {
  return filterKeys.get(key)?.pattern.test(value) ?? false;
}

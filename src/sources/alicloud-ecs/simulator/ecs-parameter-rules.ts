import {
  invalidParameter,
  missingParameter,
} from '../../../clouds/alicloud/server/alicloud-protocol';
import { readAlicloudTagFilters } from '../../../clouds/alicloud/server/read-tag-filters';
import type { RequestParameters } from '../../../simulator/operation';
import { isInstanceType } from '../../../simulator/parameters/parameter-filter';
import {
  integerInRange,
  oneOf,
  type ParameterRule,
  rejectIf,
  required,
  validIf,
} from '../../../simulator/parameters/parameter-rule';
import { parameterValue } from '../../../simulator/parameters/read-parameters';
import { serviceError } from '../../../simulator/protocol';
import { filterKeys, readFilterPairs } from './filter-pairs';

const STATUSES = ['Creating', 'Waiting', 'Available', 'UnAvailable', 'CreateFailed', 'Deprecated'];
const BOOLEAN_PARAMETERS = [
  'DryRun',
  'IsPublic',
  'IsSupportCloudinit',
  'IsSupportIoOptimized',
  'ShowExpired',
];

/** The parameter rules of DescribeImages, with the documented codes. */
export const parameterRules: readonly ParameterRule[] = [
  required('RegionId', missingParameter('RegionId')),
  integerInRange('PageNumber', 1, Number.MAX_SAFE_INTEGER, invalidParameter('PageNumber')),
  integerInRange('PageSize', 1, 100, invalidParameter('PageSize')),
  validIf('ImageId', (ids) => ids.split(',').length <= 100, invalidParameter('ImageId')),
  oneOf('ActionType', ['CreateEcs', 'ChangeOS'], invalidParameter('ActionType')),
  ...[...BOOLEAN_PARAMETERS, 'Usable'].map((name) =>
    oneOf(name, ['true', 'false'], invalidParameter(name)),
  ),
  // The code is misspelled in the documentation as well.
  validIf('Status', isStatusList, serviceError(400, 'InvalidParamter', 'The Status is not valid.')),
  rejectIf(
    (parameters) =>
      parameterValue(parameters, 'Usable') !== undefined &&
      parameterValue(parameters, 'Status') === undefined,
    missingParameter('Status'),
  ),
  oneOf(
    'Usage',
    ['instance', 'none'],
    serviceError(404, 'InvalidUsage', 'The specifed Usage is not valid.'),
  ),
  oneOf(
    'OSType',
    ['windows', 'linux'],
    serviceError(404, 'InvalidOSType', 'The specified OSType is not valid.'),
  ),
  oneOf(
    'Architecture',
    ['i386', 'x86_64', 'arm64'],
    serviceError(404, 'InvalidArchitecture', 'The specified Architecture is not valid.'),
  ),
  validIf(
    'InstanceType',
    isInstanceType,
    serviceError(
      400,
      'InvalidInstanceType.ValueNotSupported',
      'The InstanceType is not supported.',
    ),
  ),
  ...ownerRules(),
  ...tagRules(),
  ...filterRules(),
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

function isStatusList(text: string): boolean {
  return text === 'ALL' || text.split(',').every((status) => STATUSES.includes(status));
}

function ownerRules(): readonly ParameterRule[] {
  const code = 'InvalidImageOwnerAlias';
  const aliasOf = (parameters: RequestParameters) => parameterValue(parameters, 'ImageOwnerAlias');
  return [
    oneOf(
      'ImageOwnerAlias',
      ['system', 'self', 'others', 'marketplace'],
      serviceError(400, `${code}.ValueNotSupported`, 'The ImageOwnerAlias value is not supported.'),
    ),
    rejectIf(
      (parameters) =>
        parameterValue(parameters, 'IsPublic') === 'true' && aliasOf(parameters) !== 'others',
      serviceError(400, `${code}.PublicImageUnsupported`, 'Public images need the alias others.'),
    ),
    rejectIf(
      (parameters) =>
        parameterValue(parameters, 'ImageOwnerId') !== undefined &&
        (aliasOf(parameters) ?? 'others') !== 'others',
      serviceError(
        400,
        'InvalidOperation.ImageOwnerIdUnsupported',
        'ImageOwnerId takes effect on shared and community images alone.',
      ),
    ),
    validIf('ImageOwnerId', (id) => /^\d+$/.test(id), invalidParameter('ImageOwnerId')),
  ];
}

function tagRules(): readonly ParameterRule[] {
  return [
    rejectIf(
      (parameters) => readAlicloudTagFilters(parameters).length > 20,
      serviceError(400, 'InvalidTagCount', 'The specified tags are beyond the permitted range.'),
    ),
    rejectIf(
      (parameters) => readAlicloudTagFilters(parameters).some(({ key }) => !key),
      serviceError(400, 'InvalidTag.Mismatch', 'The Tag.n.Key and Tag.n.Value are not match.'),
    ),
    rejectIf(
      (parameters) => readAlicloudTagFilters(parameters).some(({ key }) => key.length > 64),
      invalidParameter('Tag.N.Key'),
    ),
    rejectIf(
      (parameters) =>
        readAlicloudTagFilters(parameters).some(({ values: [value = ''] }) => value.length > 128),
      invalidParameter('Tag.N.Value'),
    ),
  ];
}

function filterRules(): readonly ParameterRule[] {
  return [
    rejectIf(
      (parameters) => readFilterPairs(parameters).some(({ key }) => !filterKeys.has(key)),
      serviceError(404, 'InvalidFilterKey.NotFound', 'The specified filter key is not found.'),
    ),
    rejectIf(
      (parameters) => hasInvalidFilterValue(parameters, ['NetworkType']),
      serviceError(400, 'InvalidFilterValue.NetworkType', 'The NetworkType is not valid.'),
    ),
    rejectIf(
      (parameters) => hasInvalidFilterValue(parameters, [...filterKeys.keys()]),
      serviceError(404, 'InvalidFilterValue', 'The specified filter value is not valid.'),
    ),
  ];
}

function hasInvalidFilterValue(parameters: RequestParameters, keys: readonly string[]): boolean {
  return readFilterPairs(parameters).some(
    ({ key, value }) => keys.includes(key) && !filterKeys.get(key)?.pattern.test(value),
  );
}

import { isInstanceType } from '../../../simulator/instance-type';
import { given } from '../../../simulator/parameter';
import { invalidParameter, missingParameter, refusal } from '../../../simulator/refusal';
import { allows, counts, matches, needs, never, type Rule } from '../../../simulator/rule';
import type { RequestParameters } from '../../../simulator/service';
import { tagsAsked } from '../../../simulator/tag';
import { filterPairs, pairsAsked } from './filter-pairs';

const STATUSES = ['Creating', 'Waiting', 'Available', 'UnAvailable', 'CreateFailed', 'Deprecated'];
const TRUTHS = ['DryRun', 'IsPublic', 'IsSupportCloudinit', 'IsSupportIoOptimized', 'ShowExpired'];

/** What DescribeImages refuses, with the codes of its page. */
export const rules: readonly Rule[] = [
  needs('RegionId', missingParameter('RegionId')),
  counts('PageNumber', 1, Number.MAX_SAFE_INTEGER, invalidParameter('PageNumber')),
  counts('PageSize', 1, 100, invalidParameter('PageSize')),
  matches('ImageId', (ids) => ids.split(',').length <= 100, invalidParameter('ImageId')),
  allows('ActionType', ['CreateEcs', 'ChangeOS'], invalidParameter('ActionType')),
  ...[...TRUTHS, 'Usable'].map((name) => allows(name, ['true', 'false'], invalidParameter(name))),
  // The code is misspelled in the documentation as well.
  matches('Status', isStatusList, refusal(400, 'InvalidParamter', 'The Status is not valid.')),
  never(
    (parameters) =>
      given(parameters, 'Usable') !== undefined && given(parameters, 'Status') === undefined,
    missingParameter('Status'),
  ),
  allows(
    'Usage',
    ['instance', 'none'],
    refusal(404, 'InvalidUsage', 'The specifed Usage is not valid.'),
  ),
  allows(
    'OSType',
    ['windows', 'linux'],
    refusal(404, 'InvalidOSType', 'The specified OSType is not valid.'),
  ),
  allows(
    'Architecture',
    ['i386', 'x86_64', 'arm64'],
    refusal(404, 'InvalidArchitecture', 'The specified Architecture is not valid.'),
  ),
  matches(
    'InstanceType',
    isInstanceType,
    refusal(400, 'InvalidInstanceType.ValueNotSupported', 'The InstanceType is not supported.'),
  ),
  ...ownerRules(),
  ...tagRules(),
  ...pairRules(),
  // Last: a dry run reports every other mistake first.
  never(
    (parameters) => given(parameters, 'DryRun') === 'true',
    refusal(400, 'DryRunOperation', 'Request validation has been passed with DryRun flag set.'),
  ),
];

function isStatusList(text: string): boolean {
  return text === 'ALL' || text.split(',').every((status) => STATUSES.includes(status));
}

function ownerRules(): readonly Rule[] {
  const code = 'InvalidImageOwnerAlias';
  const aliasOf = (parameters: RequestParameters) => given(parameters, 'ImageOwnerAlias');
  return [
    allows(
      'ImageOwnerAlias',
      ['system', 'self', 'others', 'marketplace'],
      refusal(400, `${code}.ValueNotSupported`, 'The ImageOwnerAlias value is not supported.'),
    ),
    never(
      (parameters) => given(parameters, 'IsPublic') === 'true' && aliasOf(parameters) !== 'others',
      refusal(400, `${code}.PublicImageUnsupported`, 'Public images need the alias others.'),
    ),
    never(
      (parameters) =>
        given(parameters, 'ImageOwnerId') !== undefined &&
        (aliasOf(parameters) ?? 'others') !== 'others',
      refusal(
        400,
        'InvalidOperation.ImageOwnerIdUnsupported',
        'ImageOwnerId takes effect on shared and community images alone.',
      ),
    ),
    matches('ImageOwnerId', (id) => /^\d+$/.test(id), invalidParameter('ImageOwnerId')),
  ];
}

function tagRules(): readonly Rule[] {
  return [
    never(
      (parameters) => tagsAsked(parameters).length > 20,
      refusal(400, 'InvalidTagCount', 'The specified tags are beyond the permitted range.'),
    ),
    never(
      (parameters) => tagsAsked(parameters).some(({ key }) => !key),
      refusal(400, 'InvalidTag.Mismatch', 'The Tag.n.Key and Tag.n.Value are not match.'),
    ),
    never(
      (parameters) => tagsAsked(parameters).some(({ key }) => key.length > 64),
      invalidParameter('Tag.N.Key'),
    ),
    never(
      (parameters) => tagsAsked(parameters).some(({ values: [value = ''] }) => value.length > 128),
      invalidParameter('Tag.N.Value'),
    ),
  ];
}

function pairRules(): readonly Rule[] {
  return [
    never(
      (parameters) => pairsAsked(parameters).some(({ key }) => !filterPairs.has(key)),
      refusal(404, 'InvalidFilterKey.NotFound', 'The specified filter key is not found.'),
    ),
    never(
      (parameters) => hasBadPair(parameters, ['NetworkType']),
      refusal(400, 'InvalidFilterValue.NetworkType', 'The NetworkType is not valid.'),
    ),
    never(
      (parameters) => hasBadPair(parameters, [...filterPairs.keys()]),
      refusal(404, 'InvalidFilterValue', 'The specified filter value is not valid.'),
    ),
  ];
}

function hasBadPair(parameters: RequestParameters, keys: readonly string[]): boolean {
  return pairsAsked(parameters).some(
    ({ key, value }) => keys.includes(key) && !filterPairs.get(key)?.takes.test(value),
  );
}

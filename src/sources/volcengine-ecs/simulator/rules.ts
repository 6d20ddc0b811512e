import { isInstanceType } from '../../../simulator/instance-type';
import { grouped, listed } from '../../../simulator/parameter';
import { refusal } from '../../../simulator/refusal';
import { allows, counts, matches, never, type Rule } from '../../../simulator/rule';
import type { Refusal, RequestParameters } from '../../../simulator/service';

const STATUSES = ['available', 'creating', 'error'];
const PLATFORMS = ['CentOS', 'Debian', 'veLinux', 'Windows Server', 'Fedora', 'OpenSUSE', 'Ubuntu'];

/** What DescribeImages refuses, with the codes of its page. */
export const rules: readonly Rule[] = [
  counts('MaxResults', 1, 100, invalid('MaxResults')),
  allows(
    'OsType',
    ['Linux', 'Windows'],
    refusal(400, 'InvalidOsType.Malformed', 'The specified OsType is malformed.'),
  ),
  allows(
    'Visibility',
    ['public', 'private', 'shared'],
    refusal(400, 'InvalidVisibility.Malformed', 'The specified Visibility is malformed.'),
  ),
  allows('Platform', PLATFORMS, invalid('Platform')),
  allows('IsSupportCloudInit', ['true', 'false'], invalid('IsSupportCloudInit')),
  allows('IsLTS', ['true', 'false'], invalid('IsLTS')),
  matches(
    'InstanceTypeId',
    isInstanceType,
    refusal(404, 'InvalidInstanceType.NotFound', 'The specified InstanceType does not exist.'),
  ),
  never((parameters) => listed(parameters, 'ImageIds').length > 100, tooMany('ImageIds')),
  never((parameters) => listed(parameters, 'Status').length > 10, tooMany('Status')),
  never(
    (parameters) => listed(parameters, 'Status').some((status) => !STATUSES.includes(status)),
    invalid('Status'),
  ),
  ...tagRules(),
];

/** For a token that was never given out. */
export const invalidToken: Refusal = invalid('NextToken');

/** For tags that too many images carry. */
export const tooManyTagged: Refusal = tooMany('TagFilterResults');

function tagRules(): readonly Rule[] {
  const code = 'InvalidTagFilterKey';
  return [
    never((parameters) => grouped(parameters, 'TagFilters').length > 10, tooMany('TagFilterKeys')),
    never(
      (parameters) => grouped(parameters, 'TagFilters').some((tag) => !tag.get('Key')),
      refusal(400, `${code}.Malformed`, 'The specified TagFilterKey is malformed.'),
    ),
    never(
      (parameters) => new Set(keysOf(parameters)).size < keysOf(parameters).length,
      refusal(409, `${code}.Conflict`, 'The specified TagFilterKey already exists.'),
    ),
    never(
      (parameters) =>
        grouped(parameters, 'TagFilters').some((tag) => listed(tag, 'Values').length > 3),
      tooMany('TagFilterValues'),
    ),
  ];
}

function keysOf(parameters: RequestParameters): readonly (string | undefined)[] {
  return grouped(parameters, 'TagFilters').map((tag) => tag.get('Key'));
}

function invalid(name: string): Refusal {
  return refusal(400, 'InvalidArgument', `The specified argument ${name} is invalid.`);
}

function tooMany(what: string): Refusal {
  const message = `You've reached the limit on the number of ${what}.`;
  return refusal(400, `LimitExceeded.Maximum${what}`, message);
}

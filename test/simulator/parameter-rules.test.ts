import type { SimulatorState } from '../../src/simulator/simulator-state';
import type { Parameters } from './support/sign-request';
import { createTestState, errorCodeOf, respond } from './support/test-state';

let state: SimulatorState;

beforeAll(async () => {
  state = await createTestState();
});

const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`).join();

/** `Name.1`, `Name.2` and so on, each with this behind it. */
const indexed = (
  count: number,
  name: string,
  rest = '',
  value: (index: number) => string = String,
) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}.${index + 1}${rest}`, value(index)]),
  );

const pair = (Key: string, Value: string) => ({ 'Filter.1.Key': Key, 'Filter.1.Value': Value });

const tag = (key: string, value: string) => ({ 'Tag.1.Key': key, 'Tag.1.Value': value });

const others = { ImageOwnerAlias: 'others' };

const region = { RegionId: 'cn-hangzhou' };

const expectError =
  (source: string, common = {}) =>
  ({ parameters, complaint }: { parameters: Parameters; complaint: string | undefined }) =>
    expect(errorCodeOf(respond(state, source, { ...common, ...parameters }))).toBe(complaint);

test.each`
  parameters                                           | complaint
  ${{ RegionId: '' }}                                  | ${'400 MissingParameter'}
  ${{ PageNumber: '0' }}                               | ${'400 InvalidParameter'}
  ${{ PageNumber: '1.5' }}                             | ${'400 InvalidParameter'}
  ${{ PageSize: '0' }}                                 | ${'400 InvalidParameter'}
  ${{ PageSize: '101' }}                               | ${'400 InvalidParameter'}
  ${{ PageSize: '100', PageNumber: '1' }}              | ${undefined}
  ${{ ImageId: ids(101) }}                             | ${'400 InvalidParameter'}
  ${{ ImageId: ids(100) }}                             | ${undefined}
  ${{ ActionType: 'Reboot' }}                          | ${'400 InvalidParameter'}
  ${{ ActionType: 'ChangeOS' }}                        | ${undefined}
  ${{ IsPublic: 'True' }}                              | ${'400 InvalidParameter'}
  ${{ IsSupportCloudinit: 'yes' }}                     | ${'400 InvalidParameter'}
  ${{ IsSupportIoOptimized: '1' }}                     | ${'400 InvalidParameter'}
  ${{ ShowExpired: 'no' }}                             | ${'400 InvalidParameter'}
  ${{ DryRun: 'maybe' }}                               | ${'400 InvalidParameter'}
  ${{ DryRun: 'true' }}                                | ${'400 DryRunOperation'}
  ${{ DryRun: 'true', Usage: 'any' }}                  | ${'404 InvalidUsage'}
  ${{ DryRun: 'false' }}                               | ${undefined}
  ${{ Status: 'Ready' }}                               | ${'400 InvalidParamter'}
  ${{ Status: 'ALL,Available' }}                       | ${'400 InvalidParamter'}
  ${{ Status: 'ALL' }}                                 | ${undefined}
  ${{ Status: 'Waiting,CreateFailed' }}                | ${undefined}
  ${{ Usable: 'true' }}                                | ${'400 MissingParameter'}
  ${{ Usable: 'perhaps', Status: 'ALL' }}              | ${'400 InvalidParameter'}
  ${{ Usable: 'true', Status: 'ALL' }}                 | ${undefined}
  ${{ Usage: 'all' }}                                  | ${'404 InvalidUsage'}
  ${{ OSType: 'Linux' }}                               | ${'404 InvalidOSType'}
  ${{ Architecture: 'amd64' }}                         | ${'404 InvalidArchitecture'}
  ${{ InstanceType: 'g7' }}                            | ${'400 InvalidInstanceType.ValueNotSupported'}
  ${{ InstanceType: 'ecs.g7-hfc.2xlarge' }}            | ${undefined}
  ${{ ImageOwnerAlias: 'shared' }}                     | ${'400 InvalidImageOwnerAlias.ValueNotSupported'}
  ${{ IsPublic: 'true' }}                              | ${'400 InvalidImageOwnerAlias.PublicImageUnsupported'}
  ${{ IsPublic: 'true', ImageOwnerAlias: 'self' }}     | ${'400 InvalidImageOwnerAlias.PublicImageUnsupported'}
  ${{ IsPublic: 'true', ...others }}                   | ${undefined}
  ${{ ImageOwnerId: '1', ImageOwnerAlias: 'system' }}  | ${'400 InvalidOperation.ImageOwnerIdUnsupported'}
  ${{ ImageOwnerId: '1', ...others }}                  | ${undefined}
  ${{ ImageOwnerId: '1' }}                             | ${undefined}
  ${{ ImageOwnerId: 'me' }}                            | ${'400 InvalidParameter'}
  ${indexed(21, 'Tag', '.Key')}                        | ${'400 InvalidTagCount'}
  ${indexed(20, 'Tag', '.Key')}                        | ${undefined}
  ${tag('', 'prod')}                                   | ${'400 InvalidTag.Mismatch'}
  ${tag('k'.repeat(65), '')}                           | ${'400 InvalidParameter'}
  ${tag('k'.repeat(64), 'v'.repeat(128))}              | ${undefined}
  ${tag('k', 'v'.repeat(129))}                         | ${'400 InvalidParameter'}
  ${pair('Color', 'red')}                              | ${'404 InvalidFilterKey.NotFound'}
  ${pair('constructor', 'red')}                        | ${'404 InvalidFilterKey.NotFound'}
  ${pair('NetworkType', 'vlan')}                       | ${'400 InvalidFilterValue.NetworkType'}
  ${pair('NetworkType', 'vpc')}                        | ${undefined}
  ${pair('CreationStartTime', '2026-01-01T00:00:00Z')} | ${'404 InvalidFilterValue'}
  ${pair('CreationEndTime', '2026-01-01T00:00Z')}      | ${undefined}
  ${pair('CpuOnlineUpgrade', 'true')}                  | ${'404 InvalidFilterValue'}
  ${pair('MemoryOnlineDowngrade', 'unsupported')}      | ${undefined}
`('ECS rejects $parameters: $complaint', expectError('alicloud-ecs', region));

test.each`
  parameters                 | complaint
  ${{ PageNumber: '0' }}     | ${'400 InvalidParameter.PageNumber'}
  ${{ PageSize: '101' }}     | ${'400 InvalidParameter.PageSize'}
  ${{ PageSize: '100' }}     | ${undefined}
  ${{ Status: 'Available' }} | ${'400 InvalidParameter.Status'}
  ${{ Status: 'verifying' }} | ${undefined}
  ${{ ImageType: 'system' }} | ${'400 InvalidParameter.ImageType'}
  ${{ MinDate: '2026-1-1' }} | ${'400 InvalidParameter.MinDate'}
  ${{ MaxDate: 'today' }}    | ${'400 InvalidParameter.MaxDate'}
`('AIC rejects $parameters: $complaint', expectError('alicloud-aic'));

test.each`
  parameters                         | complaint
  ${{ RegionId: '' }}                | ${'400 MissingParameter'}
  ${{ Limit: '0' }}                  | ${'400 InvalidParameter'}
  ${{ Limit: '21' }}                 | ${'400 InvalidParameter'}
  ${{ Limit: '20' }}                 | ${undefined}
  ${{ NextToken: 'made-up' }}        | ${'400 InvalidParameter'}
  ${{ ImageMatchCountRequest: '0' }} | ${'400 InvalidParameter'}
  ${{ ImageFullMatch: 'yes' }}       | ${'400 InvalidParameter'}
  ${indexed(101, 'MatchImage')}      | ${'400 InvalidParameter'}
  ${indexed(100, 'MatchImage')}      | ${undefined}
  ${indexed(21, 'Tag', '.Key')}      | ${'400 InvalidParameter'}
  ${indexed(20, 'Tag', '.Key')}      | ${undefined}
  ${{ 'Tag.1.Value': 'prod' }}       | ${'400 InvalidParameter'}
`('ECI rejects $parameters: $complaint', expectError('alicloud-eci', region));

test.each`
  parameters                 | complaint
  ${{ MaxItemCount: 'ten' }} | ${'400 InvalidMaxItemCount'}
  ${{ MaxItemCount: '101' }} | ${'400 InvalidMaxItemCount'}
  ${{ MaxItemCount: '-1' }}  | ${'400 InvalidMaxItemCount'}
  ${{ MaxItemCount: '0' }}   | ${undefined}
  ${{ MaxItemCount: '100' }} | ${undefined}
  ${{ Type: 'Public' }}      | ${undefined}
`('BatchCompute rejects $parameters: $complaint', expectError('alicloud-batchcompute'));

const tagFilter = (rest: object) => ({ 'TagFilters.1.Key': 'env', ...rest });

test.each`
  parameters                                      | complaint
  ${{ MaxResults: '0' }}                          | ${'400 InvalidArgument'}
  ${{ MaxResults: '101' }}                        | ${'400 InvalidArgument'}
  ${{ MaxResults: '100' }}                        | ${undefined}
  ${{ NextToken: 'made-up' }}                     | ${'400 InvalidArgument'}
  ${{ OsType: 'linux' }}                          | ${'400 InvalidOsType.Malformed'}
  ${{ Visibility: 'system' }}                     | ${'400 InvalidVisibility.Malformed'}
  ${{ Platform: 'ubuntu' }}                       | ${'400 InvalidArgument'}
  ${{ Platform: 'Windows Server' }}               | ${undefined}
  ${{ IsSupportCloudInit: 'yes' }}                | ${'400 InvalidArgument'}
  ${{ IsLTS: 'yes' }}                             | ${'400 InvalidArgument'}
  ${{ InstanceTypeId: 'g3i' }}                    | ${'404 InvalidInstanceType.NotFound'}
  ${{ InstanceTypeId: 'ecs.g3i.large' }}          | ${undefined}
  ${indexed(101, 'ImageIds')}                     | ${'400 LimitExceeded.MaximumImageIds'}
  ${indexed(100, 'ImageIds')}                     | ${undefined}
  ${indexed(11, 'Status', '', () => 'error')}     | ${'400 LimitExceeded.MaximumStatus'}
  ${indexed(10, 'Status', '', () => 'error')}     | ${undefined}
  ${{ 'Status.1': 'failed' }}                     | ${'400 InvalidArgument'}
  ${indexed(11, 'TagFilters', '.Key')}            | ${'400 LimitExceeded.MaximumTagFilterKeys'}
  ${indexed(10, 'TagFilters', '.Key')}            | ${undefined}
  ${{ 'TagFilters.1.Values.1': 'prod' }}          | ${'400 InvalidTagFilterKey.Malformed'}
  ${tagFilter({ 'TagFilters.2.Key': 'env' })}     | ${'409 InvalidTagFilterKey.Conflict'}
  ${tagFilter(indexed(4, 'TagFilters.1.Values'))} | ${'400 LimitExceeded.MaximumTagFilterValues'}
  ${tagFilter(indexed(3, 'TagFilters.1.Values'))} | ${undefined}
`('Volcengine rejects $parameters: $complaint', expectError('volcengine-ecs'));

test.each`
  count   | complaint
  ${1000} | ${undefined}
  ${1001} | ${'400 LimitExceeded.MaximumTagFilterResults'}
`('Volcengine, $count images found by a tag: $complaint', async ({ count, complaint }) => {
  const tagged = Array.from({ length: count }, (_, index) => ({
    source: 'volcengine-ecs',
    id: `image-${index}`,
    status: 'available',
    tags: { env: 'prod' },
  }));
  const crowded = await createTestState(undefined, { catalog: tagged });

  const response = respond(crowded, 'volcengine-ecs', { 'TagFilters.1.Key': 'env' });

  expect(errorCodeOf(response)).toBe(complaint);
});

test.each`
  source                     | parameters               | envelope
  ${'alicloud-ecs'}          | ${{ PageSize: '101' }}   | ${['RequestId', 'HostId', 'Code', 'Message', 'Recommend']}
  ${'alicloud-batchcompute'} | ${{ MaxItemCount: 'x' }} | ${['Code', 'Message']}
  ${'volcengine-ecs'}        | ${{ MaxResults: '101' }} | ${['ResponseMetadata']}
`('$source reports errors in the envelope of its protocol', ({ source, parameters, envelope }) => {
  const { body } = respond(state, source, parameters);

  expect(Object.keys(JSON.parse(body))).toEqual(envelope);
});

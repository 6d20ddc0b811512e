import { regionOfId, releaseOfId } from '../../clouds/alicloud/image-id';
import { alicloudRpc } from '../../clouds/alicloud/rpc';
import { defineSource } from '../source';
import {
  actualValues,
  apiFilters,
  clientFilters,
  hiddenImageHints,
  listings,
  Options,
} from './request';

/** The regions with irregular endpoints, from the official SDK. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  'cn-hangzhou': 'https://ecs-cn-hangzhou.aliyuncs.com',
  'cn-hangzhou-finance': 'https://ecs.aliyuncs.com',
  'cn-north-2-gov-1': 'https://ecs.aliyuncs.com',
  'cn-shanghai-finance-1': 'https://ecs-cn-hangzhou.aliyuncs.com',
  'cn-shenzhen-finance-1': 'https://ecs-cn-hangzhou.aliyuncs.com',
};

const UBUNTU_QUERY = {
  owners: ['system'],
  platform: 'ubuntu',
  platformVersion: '22.04',
  architecture: 'x86_64',
  mostRecent: true,
} as const;

export const alicloudEcs = defineSource({
  id: 'alicloud-ecs',
  title: 'Alibaba Cloud ECS',
  summary:
    'ECS images of one region: those of Alibaba Cloud, your own, and those that others share',
  noun: 'image',
  docsUrl:
    'https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-describeimages',
  privileges: ['ecs:DescribeImages'],
  api: {
    protocol: alicloudRpc,
    service: 'ecs',
    version: '2014-05-26',
    action: 'DescribeImages',
    endpoint: (region = '', network = 'public') =>
      network === 'vpc'
        ? `https://ecs-vpc.${region}.aliyuncs.com`
        : (ENDPOINTS[region] ?? `https://ecs.${region}.aliyuncs.com`),
  },
  requiresRegion: true,
  examples: [
    { query: UBUNTU_QUERY },
    {
      note: 'with variants: the newest comes with a GPU driver',
      query: { ...UBUNTU_QUERY, variant: 'any' },
    },
  ],
  regionParameter: 'RegionId',
  paging: {
    kind: 'number',
    cursorParameter: 'PageNumber',
    sizeParameter: 'PageSize',
    maxSize: 100,
  },
  osNameFields: ['osNameEn'],
  limits: { ids: 100, tags: 20, tagKey: 64, tagValue: 128, maxTaggedImages: 1000 },
  possibleValues: { os: ['linux', 'windows'] },
  reportedFields: [
    'name',
    'description',
    'createdAt',
    'os',
    'osName',
    'platform',
    'platformVersion',
    'variant',
    'language',
    'longTermSupport',
    'architecture',
    'status',
    'deprecated',
    'ownerAlias',
    'ownerId',
    'family',
    'version',
    'bootMode',
    'cloudInit',
    'sizeGib',
    'tags',
  ],
  owners: ['system', 'self', 'shared', 'marketplace', 'community'],
  listsThirdPartyImages: true,
  options: Options,
  listHiddenOptions: { showExpired: true },
  listings,
  apiFilters,
  permissionArguments: ['tags', 'resourceGroupId'],
  clientFilters,
  actualValues,
  releaseOfId,
  regionOfId,
  hiddenImageHints,
  reply: (): typeof import('./reply') => require('./reply'),
  simulator: async () => (await import('./simulator')).operation,
});

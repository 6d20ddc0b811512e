import { alicloudRpc } from '../../clouds/alicloud/rpc';
import { defineSource } from '../source';
import { apiFilters, clientFilters, listings, Options } from './request';

/** The endpoint of all regions without their own; it is not in the private network. */
const CENTRAL_ENDPOINT = 'https://ens.aliyuncs.com';

const ENDPOINTS: Readonly<Record<string, string>> = {
  'ap-southeast-1': 'https://ens.ap-southeast-1.aliyuncs.com',
};

/** The private endpoints, from the endpoint page of ENS. */
const VPC_ENDPOINTS: Readonly<Record<string, string>> = {
  'ap-southeast-1': 'https://ens-vpc.ap-southeast-1.aliyuncs.com',
  'cn-shanghai': 'https://ens.vpc-proxy.aliyuncs.com',
  'cn-zhangjiakou': 'https://ens-vpc.cn-zhangjiakou.aliyuncs.com',
};

export const alicloudAic = defineSource({
  id: 'alicloud-aic',
  title: 'Alibaba Cloud AIC (ENS)',
  summary:
    'images of Android in Container (AIC) on Edge Node Service: public ones, your own, and those that others share with you',
  noun: 'image',
  docsUrl:
    'https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-describeaicimages',
  privileges: ['ens:DescribeAICImages'],
  api: {
    protocol: alicloudRpc,
    service: 'ens',
    version: '2017-11-10',
    action: 'DescribeAICImages',
    endpoint: (region = '', network = 'public') =>
      network === 'vpc' ? VPC_ENDPOINTS[region] : (ENDPOINTS[region] ?? CENTRAL_ENDPOINT),
  },
  requiresRegion: false,
  examples: [{ query: { owners: ['system'], platformVersion: '14', mostRecent: true } }],
  optionalRegions: Object.keys(VPC_ENDPOINTS),
  paging: {
    kind: 'number',
    cursorParameter: 'PageNumber',
    sizeParameter: 'PageSize',
    maxSize: 100,
  },
  limits: { ids: 1 },
  possibleValues: { os: ['android'], platform: ['android'] },
  reportedFields: [
    'description',
    'createdAt',
    'os',
    'platform',
    'platformVersion',
    'status',
    'ownerAlias',
  ],
  statuses: ['available', 'creating', 'unavailable'],
  owners: ['system', 'self'],
  listsThirdPartyImages: true,
  ownershipOption: 'user',
  options: Options,
  listings,
  apiFilters,
  clientFilters,
  reply: (): typeof import('./reply') => require('./reply'),
  simulator: async () => (await import('./simulator')).operation,
});

import { regionOf } from '../alicloud-id';
import { defineSource } from '../source';
import { actuals, checks, flaw, listings, narrowing, Options } from './request';

export const alicloudEci = defineSource({
  id: 'alicloud-eci',
  title: 'Alibaba Cloud ECI',
  noun: 'image cache',
  docsUrl:
    'https://www.alibabacloud.com/help/en/eci/developer-reference/api-eci-2018-08-08-describeimagecaches',
  privileges: ['eci:DescribeImageCaches'],
  api: {
    cloud: 'alicloud',
    protocol: 'alicloud-rpc',
    service: 'eci',
    version: '2018-08-08',
    action: 'DescribeImageCaches',
    endpoint: (region, network = 'public') =>
      `https://eci${network === 'vpc' ? '-vpc' : ''}.${region}.aliyuncs.com`,
  },
  regional: true,
  regionParameter: 'RegionId',
  paging: { cursor: 'NextToken', size: 'Limit', max: 20 },
  limits: { ids: 1, tags: 20 },
  values: { os: ['linux'] },
  reports: [
    'region',
    'name',
    'createdAt',
    'expiresAt',
    'os',
    'status',
    'ownerAlias',
    'sizeGib',
    'tags',
  ],
  statuses: ['available', 'creating', 'failed'],
  owners: ['self'],
  strangers: false,
  options: Options,
  image: () => answer().ImageCache,
  listings,
  narrowing,
  scope: ['tags', 'resourceGroupId'],
  checks,
  actuals,
  regionOf,
  flaw,
  reply: () => answer().DescribeImageCachesReply,
  simulator: async () => (await import('./simulator')).service,
});

/** Loaded with the first answer: schemas take a while to put together, and checks of questions need none of these. */
function answer(): typeof import('./reply') {
  return require('./reply');
}

import { regionOfId } from '../../clouds/alicloud/image-id';
import { alicloudRpc } from '../../clouds/alicloud/rpc';
import { defineSource } from '../source';
import {
  actualValues,
  apiFilters,
  clientFilters,
  listings,
  Options,
  validateOptions,
} from './request';

export const alicloudEci = defineSource({
  id: 'alicloud-eci',
  title: 'Alibaba Cloud ECI',
  summary: 'your own image caches of one region',
  noun: 'image cache',
  docsUrl:
    'https://www.alibabacloud.com/help/en/eci/developer-reference/api-eci-2018-08-08-describeimagecaches',
  privileges: ['eci:DescribeImageCaches'],
  api: {
    protocol: alicloudRpc,
    service: 'eci',
    version: '2018-08-08',
    action: 'DescribeImageCaches',
    endpoint: (region, network = 'public') =>
      `https://eci${network === 'vpc' ? '-vpc' : ''}.${region}.aliyuncs.com`,
  },
  requiresRegion: true,
  examples: [{ query: { nameRegex: '^web', createdBefore: '2026-02-01', mostRecent: true } }],
  regionParameter: 'RegionId',
  paging: { kind: 'token', cursorParameter: 'NextToken', sizeParameter: 'Limit', maxSize: 20 },
  limits: { ids: 1, tags: 20 },
  possibleValues: { os: ['linux'] },
  reportedFields: [
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
  listsThirdPartyImages: false,
  options: Options,
  listings,
  apiFilters,
  permissionArguments: ['tags', 'resourceGroupId'],
  clientFilters,
  actualValues,
  regionOfId,
  validateOptions,
  reply: (): typeof import('./reply') => require('./reply'),
  simulator: async () => (await import('./simulator')).operation,
});

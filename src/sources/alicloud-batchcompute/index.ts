import { alicloudRoa } from '../../clouds/alicloud/roa';
import { defineSource } from '../source';
import { apiFilters, listings, Options } from './request';

export const alicloudBatchcompute = defineSource({
  id: 'alicloud-batchcompute',
  title: 'Alibaba Cloud BatchCompute',
  summary: 'BatchCompute images of one region: those of Alibaba Cloud and your own',
  noun: 'image',
  docsUrl: 'https://www.alibabacloud.com/help/doc-detail/44736.htm',
  privileges: ['batchcompute:ListImages'],
  api: {
    protocol: alicloudRoa,
    service: 'batchcompute',
    version: '2015-11-11',
    action: 'ListImages',
    path: '/images',
    endpoint: (region, network = 'public') =>
      `https://batchcompute${network === 'vpc' ? '-vpc' : ''}.${region}.aliyuncs.com`,
  },
  requiresRegion: true,
  examples: [{ query: { owners: ['system'], os: 'linux', sortBy: 'name', mostRecent: true } }],
  paging: {
    kind: 'token',
    cursorParameter: 'Marker',
    sizeParameter: 'MaxItemCount',
    maxSize: 100,
    overlaps: true,
  },
  limits: {},
  possibleValues: { os: ['linux', 'windows'] },
  reportedFields: ['name', 'description', 'createdAt', 'os', 'ownerAlias', 'ownerId'],
  owners: ['system', 'self'],
  listsThirdPartyImages: false,
  options: Options,
  listings,
  apiFilters,
  clientFilters: {},
  reply: (): typeof import('./reply') => require('./reply'),
  simulator: async () => (await import('./simulator')).operation,
});

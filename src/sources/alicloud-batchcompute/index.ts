import { defineSource } from '../source';
import { listings, narrowing, Options } from './request';

export const alicloudBatchcompute = defineSource({
  id: 'alicloud-batchcompute',
  title: 'Alibaba Cloud BatchCompute',
  noun: 'image',
  docsUrl: 'https://www.alibabacloud.com/help/doc-detail/44736.htm',
  privileges: ['batchcompute:ListImages'],
  api: {
    cloud: 'alicloud',
    protocol: 'alicloud-roa',
    service: 'batchcompute',
    version: '2015-11-11',
    action: 'ListImages',
    path: '/images',
    endpoint: (region, network = 'public') =>
      `https://batchcompute${network === 'vpc' ? '-vpc' : ''}.${region}.aliyuncs.com`,
  },
  regional: true,
  paging: { cursor: 'Marker', size: 'MaxItemCount', max: 100, overlaps: true },
  limits: {},
  values: { os: ['linux', 'windows'] },
  reports: ['name', 'description', 'createdAt', 'os', 'ownerAlias', 'ownerId'],
  owners: ['system', 'self'],
  strangers: false,
  options: Options,
  image: () => answer().BatchcomputeImage,
  listings,
  narrowing,
  checks: {},
  reply: () => answer().ListImagesReply,
  simulator: async () => (await import('./simulator')).service,
});

/** Loaded with the first answer: schemas take a while to put together, and checks of questions need none of these. */
function answer(): typeof import('./reply') {
  return require('./reply');
}

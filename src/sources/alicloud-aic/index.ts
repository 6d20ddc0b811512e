import { defineSource } from '../source';
import { checks, listings, narrowing, Options } from './request';

export const alicloudAic = defineSource({
  id: 'alicloud-aic',
  title: 'Alibaba Cloud AIC (ENS)',
  noun: 'image',
  docsUrl:
    'https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-describeaicimages',
  privileges: ['ens:DescribeAICImages'],
  api: {
    cloud: 'alicloud',
    protocol: 'alicloud-rpc',
    service: 'ens',
    version: '2017-11-10',
    action: 'DescribeAICImages',
    endpoint: () => 'https://ens.aliyuncs.com',
  },
  regional: false,
  paging: { cursor: 'PageNumber', size: 'PageSize', max: 100 },
  limits: { ids: 1 },
  reports: [
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
  strangers: false,
  options: Options,
  image: () => answer().AicImage,
  listings,
  narrowing,
  checks,
  reply: () => answer().DescribeAicImagesReply,
  simulator: async () => (await import('./simulator')).service,
});

/** Loaded with the first answer: schemas take a while to put together, and checks of questions need none of these. */
function answer(): typeof import('./reply') {
  return require('./reply');
}

import type { Sample } from '../source';
import type { ImageCache } from './reply';

const DOCS =
  'https://www.alibabacloud.com/help/en/eci/developer-reference/api-eci-2018-08-08-describeimagecaches';

/** The size of a page where a request sets none. */
export const defaultPageSize = 20;

/** Replies of DescribeImageCaches, and the image caches in them. */
export const samples: readonly Sample<Omit<ImageCache, 'source'>>[] = [
  {
    title: 'the documented example of old: numbers as text, one container image without a list',
    docsUrl:
      'https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches',
    reply: {
      RequestId: '39FC2E43-3DD7-4CEF-9EF4-E4AD6E635301',
      ImageCaches: [
        {
          ImageCacheSize: '20',
          Status: 'Ready',
          SnapshotId: 's-2zec5oj8e1yhxijt****',
          Progress: '100%',
          ResourceGroupId: 'rg-2df3isufhi38****',
          ImageCacheId: 'imc-bp195erqe9o2pb09****',
          ImageCacheName: 'imagetest',
          CreationTime: '2021-02-09T02:24:07Z',
          ContainerGroupId: 'eci-bp18oq3m15prd9jb****',
          RegionId: 'cn-beijing',
          ExpireDateTime: '2019-11-10T09:00:48Z',
          Events: [
            {
              Type: 'Normal',
              LastTimestamp: '2021-02-09T02:24:48Z',
              Message: 'Successfully check image cache resource.',
              FirstTimestamp: '2021-02-09T02:24:48Z',
              Count: '1',
              Name: 'imagetest.1661f31f851a****',
            },
          ],
          Tags: [{ Value: 'test', Key: 'imc' }],
          Images: 'registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl',
        },
      ],
    },
    page: {
      images: [
        {
          region: 'cn-beijing',
          id: 'imc-bp195erqe9o2pb09****',
          name: 'imagetest',
          createdAt: '2021-02-09T02:24:07.000Z',
          expiresAt: '2019-11-10T09:00:48.000Z',
          os: 'linux',
          status: 'available',
          sizeGib: 20,
          tags: { imc: 'test' },
          images: ['registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl'],
          snapshotId: 's-2zec5oj8e1yhxijt****',
          containerGroupId: 'eci-bp18oq3m15prd9jb****',
          resourceGroupId: 'rg-2df3isufhi38****',
          progress: 100,
          events: [
            {
              name: 'imagetest.1661f31f851a****',
              type: 'Normal',
              message: 'Successfully check image cache resource.',
              count: 1,
              firstTimestamp: '2021-02-09T02:24:48Z',
              lastTimestamp: '2021-02-09T02:24:48Z',
            },
          ],
          reportedStatus: 'Ready',
          reportedCreationTime: '2021-02-09T02:24:07Z',
          reportedExpireDateTime: '2019-11-10T09:00:48Z',
        },
      ],
      nextCursors: [],
    },
  },
  {
    title: 'the shape of today: numbers, lists, newer fields and a next page',
    docsUrl: DOCS,
    reply: {
      ImageCaches: [
        {
          ImageCacheId: 'imc-web',
          ImageCacheName: 'web',
          ImageCacheSize: 20,
          Status: 'UpdateFailed',
          Progress: '60%',
          CreationTime: '2025-10-17T08:00:00Z',
          ExpireDateTime: '',
          Images: ['docker.io/library/nginx:1.27', 'docker.io/library/redis:7'],
          SnapshotId: 's-web',
          FlashSnapshotId: 's-flash',
          EliminationStrategy: 'LRU',
          LastMatchedTime: '2025-11-01T00:00:00Z',
          Events: [
            {
              Name: 'web.1',
              Type: 'Warning',
              Reason: 'Failed',
              Message: 'no such image',
              Count: 2,
              FirstTimestamp: '2025-10-17T08:01:00Z',
              LastTimestamp: '2025-10-17T08:02:00Z',
            },
          ],
          Tags: [{ Key: 'team' }],
        },
        { ImageCacheId: 'imc-new', Status: 'Preparing', EliminationStrategy: '' },
      ],
      NextToken: 'AAAAAdDWBF2',
      TotalCount: 15,
    },
    page: {
      images: [
        {
          id: 'imc-web',
          name: 'web',
          createdAt: '2025-10-17T08:00:00.000Z',
          os: 'linux',
          status: 'failed',
          sizeGib: 20,
          tags: { team: '' },
          images: ['docker.io/library/nginx:1.27', 'docker.io/library/redis:7'],
          snapshotId: 's-web',
          flashSnapshotId: 's-flash',
          progress: 60,
          eliminationStrategy: 'LRU',
          lastMatchedTime: '2025-11-01T00:00:00Z',
          events: [
            {
              name: 'web.1',
              type: 'Warning',
              reason: 'Failed',
              message: 'no such image',
              count: 2,
              firstTimestamp: '2025-10-17T08:01:00Z',
              lastTimestamp: '2025-10-17T08:02:00Z',
            },
          ],
          reportedStatus: 'UpdateFailed',
          reportedCreationTime: '2025-10-17T08:00:00Z',
        },
        {
          id: 'imc-new',
          os: 'linux',
          status: 'creating',
          tags: {},
          images: [],
          events: [],
          reportedStatus: 'Preparing',
        },
      ],
      nextCursors: ['AAAAAdDWBF2'],
    },
  },
  {
    title: 'no caches, and an empty token',
    docsUrl: DOCS,
    reply: { ImageCaches: [], NextToken: '', TotalCount: 0 },
    page: { images: [], nextCursors: [] },
  },
  {
    title: 'no image caches, and no list',
    docsUrl: DOCS,
    reply: { TotalCount: 0 },
    page: { images: [], nextCursors: [] },
  },
];

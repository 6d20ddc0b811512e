import type { Sample } from '../source';
import type { AicImage } from './reply';

const DOCS =
  'https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-describeaicimages';

/** The size of a page where a request sets none. */
export const defaultPageSize = 10;

/** Replies of DescribeAICImages, and the images in them. */
export const samples: readonly Sample<Omit<AicImage, 'source'>>[] = [
  {
    title: 'the documented example',
    docsUrl:
      'https://help.aliyun.com/zh/ens/developer-reference/api-ens-2017-11-10-describeaicimages',
    reply: {
      RequestId: '72DC6C0A-D9A8-5345-A2BE-FE354CC728A0',
      Images: [
        {
          ImageUrl: '****.alibaba-inc.com/aic/socimage:test',
          ImageId: 'm-ad0ddaddc2d54adeaa09b7c0f1e****',
          User: 'user',
          Status: 'available',
          CreationTime: '2022-01-22 10:54:34',
          Description: '控制台测试操作',
        },
      ],
      PageNumber: 1,
      PageSize: 10,
      TotalCount: 1,
    },
    page: {
      images: [
        {
          id: 'm-ad0ddaddc2d54adeaa09b7c0f1e****',
          description: '控制台测试操作',
          createdAt: '2022-01-22T02:54:34.000Z',
          os: 'android',
          platform: 'android',
          status: 'available',
          imageUrl: '****.alibaba-inc.com/aic/socimage:test',
          user: 'user',
          reportedStatus: 'available',
          reportedCreationTime: '2022-01-22 10:54:34',
        },
      ],
      nextCursors: [],
      total: 1,
      size: 10,
    },
  },
  {
    title: 'the newer AndroidVersion, and statuses that only the filter documents',
    docsUrl: DOCS,
    reply: {
      Images: [
        { ImageId: 'm-ten', Status: 'verifying', AndroidVersion: '10' },
        { ImageId: 'm-twelve', Status: 'disable', AndroidVersion: 12 },
      ],
      PageNumber: 1,
      PageSize: 2,
      TotalCount: 5,
    },
    page: {
      images: [
        {
          id: 'm-ten',
          os: 'android',
          platform: 'android',
          platformVersion: '10',
          status: 'creating',
          reportedStatus: 'verifying',
        },
        {
          id: 'm-twelve',
          os: 'android',
          platform: 'android',
          platformVersion: '12',
          status: 'unavailable',
          reportedStatus: 'disable',
        },
      ],
      nextCursors: ['2', '3'],
      total: 5,
      size: 2,
    },
  },
  {
    title: 'page numbers as text, as in the request, and an empty last page',
    docsUrl: DOCS,
    reply: { Images: [], PageNumber: '2', PageSize: '100', TotalCount: '100' },
    page: { images: [], nextCursors: [], total: 100, size: 100 },
  },
  {
    title: 'no images, and no list',
    docsUrl: DOCS,
    reply: { PageNumber: 1, PageSize: 10, TotalCount: 0 },
    page: { images: [], nextCursors: [], total: 0, size: 10 },
  },
];

import type { Sample } from '../source';
import type { BatchcomputeImage } from './reply';

const DOCS = 'https://www.alibabacloud.com/help/doc-detail/44736.htm';

/** The size of a page where a request sets none. */
export const defaultPageSize = 50;

/** Replies of ListImages, and the images in them. */
export const samples: readonly Sample<Omit<BatchcomputeImage, 'source'>>[] = [
  {
    title: 'the documented example of system images, whose owner is the number 0',
    docsUrl: 'https://www.alibabacloud.com/help/zh/batch-compute/latest/listimages-2',
    reply: {
      NextMarker: 'xxmarkerxx',
      Items: [
        {
          CreationTime: '2016-10-31T06:55:33.921878Z',
          Description: 'Centos 6.5 64位,python 2.6.6',
          EcsImageId: 'm-28rvocix1',
          Id: 'img-centos',
          Name: 'Centos-6.5-x64',
          OwnerId: 0,
          Platform: 'Linux',
          Type: 'System',
        },
        {
          CreationTime: '2016-10-31T06:55:33.921890Z',
          Description: 'Ubuntu 14.04 64位, python 2.7, jdk 1.7, Docker 1.10.1',
          EcsImageId: 'm-28lyfn0tr',
          Id: 'img-ubuntu',
          Name: 'ubuntu-14.04-x64',
          OwnerId: 0,
          Platform: 'Linux',
          Type: 'System',
        },
        {
          CreationTime: '2016-10-31T06:55:33.921897Z',
          Description: 'Windows Server 2008 R2 企业版 64位 中文',
          EcsImageId: 'm-281zatqcs',
          Id: 'img-windows',
          Name: 'Windows-Server-2008-R2-x64',
          OwnerId: 0,
          Platform: 'Windows',
          Type: 'System',
        },
      ],
    },
    page: {
      images: [
        {
          id: 'img-centos',
          name: 'Centos-6.5-x64',
          description: 'Centos 6.5 64位,python 2.6.6',
          createdAt: '2016-10-31T06:55:33.921Z',
          os: 'linux',
          ownerAlias: 'system',
          ownerId: '0',
          ecsImageId: 'm-28rvocix1',
          reportedPlatform: 'Linux',
          reportedType: 'System',
          reportedCreationTime: '2016-10-31T06:55:33.921878Z',
        },
        {
          id: 'img-ubuntu',
          name: 'ubuntu-14.04-x64',
          description: 'Ubuntu 14.04 64位, python 2.7, jdk 1.7, Docker 1.10.1',
          createdAt: '2016-10-31T06:55:33.921Z',
          os: 'linux',
          ownerAlias: 'system',
          ownerId: '0',
          ecsImageId: 'm-28lyfn0tr',
          reportedPlatform: 'Linux',
          reportedType: 'System',
          reportedCreationTime: '2016-10-31T06:55:33.921890Z',
        },
        {
          id: 'img-windows',
          name: 'Windows-Server-2008-R2-x64',
          description: 'Windows Server 2008 R2 企业版 64位 中文',
          createdAt: '2016-10-31T06:55:33.921Z',
          os: 'windows',
          ownerAlias: 'system',
          ownerId: '0',
          ecsImageId: 'm-281zatqcs',
          reportedPlatform: 'Windows',
          reportedType: 'System',
          reportedCreationTime: '2016-10-31T06:55:33.921897Z',
        },
      ],
      nextCursors: ['xxmarkerxx'],
    },
  },
  {
    title: 'an image of the account itself, whose owner is text, on the last page',
    docsUrl: DOCS,
    reply: {
      NextMarker: '',
      Items: [
        {
          CreationTime: '2016-07-18T11:53:19.110809Z',
          Description: 'Image Description',
          EcsImageId: 'm-32dsf3f',
          Id: 'img-23jkhds',
          Name: 'Usr-Image',
          OwnerId: '123456',
          Platform: 'Linux',
          Type: 'Self',
        },
      ],
    },
    page: {
      images: [
        {
          id: 'img-23jkhds',
          name: 'Usr-Image',
          description: 'Image Description',
          createdAt: '2016-07-18T11:53:19.110Z',
          os: 'linux',
          ownerAlias: 'self',
          ownerId: '123456',
          ecsImageId: 'm-32dsf3f',
          reportedPlatform: 'Linux',
          reportedType: 'Self',
          reportedCreationTime: '2016-07-18T11:53:19.110809Z',
        },
      ],
      nextCursors: [],
    },
  },
  {
    title: 'the bare list of the old service, which the official Python SDK still takes',
    docsUrl: 'https://pypi.org/project/batchcompute/',
    reply: [{ Id: 'img-old', Name: 'old' }],
    page: { images: [{ id: 'img-old', name: 'old' }], nextCursors: [] },
  },
  {
    title: 'no images, and no marker',
    docsUrl: DOCS,
    reply: { Items: [] },
    page: { images: [], nextCursors: [] },
  },
  {
    title: 'no images, and no list',
    docsUrl: DOCS,
    reply: { NextMarker: '', TotalCount: 0 },
    page: { images: [], nextCursors: [] },
  },
];

import type { Sample } from '../source';
import type { VolcengineEcsImage } from './reply';

const DOCS = 'https://www.volcengine.com/docs/6396/70808';

const metadata = {
  RequestId: '2021110417394001022514606307*****',
  Action: 'DescribeImages',
  Version: '2020-04-01',
  Service: 'ecs',
  Region: 'cn-beijing',
};

/** Instance types for filters: x86_64 and arm64. */
export const instanceTypes = ['ecs.g3i.large', 'ecs.g2r.large'] as const;

/** The size of a page where a request sets none. */
export const defaultPageSize = 15;

/** Replies of DescribeImages, and the images in them. */
export const samples: readonly Sample<Omit<VolcengineEcsImage, 'source'>>[] = [
  {
    title: 'the documented example',
    docsUrl: DOCS,
    reply: {
      ResponseMetadata: metadata,
      Result: {
        NextToken: '',
        Images: [
          {
            ImageId: 'image-ebgy1og99tfct0gw****',
            ImageName: 'Windows Server 2012 R2 数据中心版 64位中文版',
            Description: 'testdescription',
            OsType: 'Windows',
            Platform: 'Windows Server',
            PlatformVersion: '2012 R2 Datacenter Edition 64-bit Chinese',
            Status: 'available',
            Visibility: 'public',
            Architecture: 'amd64',
            UpdatedAt: '2021-11-09T14:51:40+08:00',
            CreatedAt: '2021-11-09T14:24:55+08:00',
            OsName: 'Windows Server 2012 R2 Datacenter Edition 64-bit Chinese',
            IsSupportCloudInit: true,
            ShareStatus: '',
            Size: 20,
            ImageOwnerId: '210005****',
            ProjectName: 'default',
            BootMode: 'UEFI',
            Tags: [{ Key: 'image-tag-key-1', Value: 'image-tag-value-1' }],
          },
        ],
      },
    },
    page: {
      images: [
        {
          id: 'image-ebgy1og99tfct0gw****',
          name: 'Windows Server 2012 R2 数据中心版 64位中文版',
          description: 'testdescription',
          createdAt: '2021-11-09T06:24:55.000Z',
          os: 'windows',
          platform: 'windows-server',
          platformVersion: '2012 R2',
          language: 'zh',
          longTermSupport: true,
          architecture: 'x86_64',
          status: 'available',
          ownerAlias: 'system',
          ownerId: '210005****',
          bootMode: 'uefi',
          cloudInit: true,
          sizeGib: 20,
          tags: { 'image-tag-key-1': 'image-tag-value-1' },
          osName: 'Windows Server 2012 R2 Datacenter Edition 64-bit Chinese',
          visibility: 'public',
          projectName: 'default',
          updatedAt: '2021-11-09T14:51:40+08:00',
          snapshots: [],
          reportedPlatform: 'Windows Server',
          reportedPlatformVersion: '2012 R2 Datacenter Edition 64-bit Chinese',
          reportedArchitecture: 'amd64',
          reportedStatus: 'available',
          reportedCreatedAt: '2021-11-09T14:24:55+08:00',
        },
      ],
      nextCursors: [],
    },
  },
  {
    title: 'the newer fields, sizes as text, and a next page',
    docsUrl:
      'https://github.com/volcengine/volcengine-go-sdk/blob/master/service/ecs/api_describe_images.go',
    reply: {
      ResponseMetadata: metadata,
      Result: {
        NextToken: 'bHpwdXJja2RxemU1eG5sb3NzdGcW1',
        TotalCount: 16,
        Images: [
          {
            ImageId: 'image-velinux',
            ImageName: 'veLinux 2.0 CentOS Compatible 64 bit',
            OsType: 'Linux',
            Platform: 'veLinux',
            PlatformVersion: '2.0 CentOS Compatible 64 bit',
            Architecture: 'arm64',
            Status: 'error',
            Visibility: 'private',
            ShareStatus: 'HasShared',
            CreatedAt: '2025-01-01T00:00:00+08:00',
            BootMode: 'BIOS',
            IsSupportCloudInit: false,
            Size: '40',
            VirtualSize: '42949672960',
            IsLTS: true,
            IsInstallRunCommandAgent: true,
            Kernel: '5.15.120',
            LicenseType: 'VolcanoEngine',
            LifecycleStatus: 'Active',
            ProductCode: 'product-web',
            MarketplaceImageBillType: 1,
            Snapshots: [{ SnapshotId: 'snap-system', Size: '40', VolumeKind: 'system' }],
            DetectionResults: {
              DetectionStatus: 'Finished',
              Items: [
                { Name: 'CloudInit', Result: 'missing', RiskCode: 'cloudinit', RiskLevel: 'High' },
              ],
            },
            Tags: null,
          },
        ],
      },
    },
    page: {
      images: [
        {
          id: 'image-velinux',
          name: 'veLinux 2.0 CentOS Compatible 64 bit',
          createdAt: '2024-12-31T16:00:00.000Z',
          os: 'linux',
          platform: 'velinux',
          platformVersion: '2.0',
          variant: 'centos-compatible',
          longTermSupport: true,
          architecture: 'arm64',
          status: 'failed',
          deprecated: false,
          ownerAlias: 'marketplace',
          bootMode: 'bios',
          cloudInit: false,
          sizeGib: 40,
          tags: {},
          visibility: 'private',
          shareStatus: 'HasShared',
          virtualSize: 42_949_672_960,
          isLts: true,
          isInstallRunCommandAgent: true,
          kernel: '5.15.120',
          licenseType: 'VolcanoEngine',
          lifecycleStatus: 'Active',
          productCode: 'product-web',
          marketplaceImageBillType: 1,
          snapshots: [{ snapshotId: 'snap-system', size: 40, volumeKind: 'system' }],
          detectionResults: {
            detectionStatus: 'Finished',
            items: [
              { name: 'CloudInit', result: 'missing', riskCode: 'cloudinit', riskLevel: 'High' },
            ],
          },
          reportedPlatform: 'veLinux',
          reportedPlatformVersion: '2.0 CentOS Compatible 64 bit',
          reportedArchitecture: 'arm64',
          reportedStatus: 'error',
          reportedCreatedAt: '2025-01-01T00:00:00+08:00',
        },
      ],
      nextCursors: ['bHpwdXJja2RxemU1eG5sb3NzdGcW1'],
    },
  },
  {
    title: 'an image of the marketplace, which everybody sees, and one of Volcengine',
    docsUrl:
      'https://github.com/volcengine/volcengine-go-sdk/blob/master/service/ecs/api_describe_images.go',
    reply: {
      ResponseMetadata: metadata,
      Result: {
        NextToken: '',
        Images: [
          { ImageId: 'image-market', Visibility: 'public', ProductCode: 'product-web' },
          { ImageId: 'image-system', Visibility: 'public', ProductCode: '' },
        ],
      },
    },
    page: {
      images: [
        {
          id: 'image-market',
          ownerAlias: 'marketplace',
          visibility: 'public',
          productCode: 'product-web',
          tags: {},
          snapshots: [],
        },
        {
          id: 'image-system',
          ownerAlias: 'system',
          visibility: 'public',
          tags: {},
          snapshots: [],
        },
      ],
      nextCursors: [],
    },
  },
  {
    title: 'a last page without a token, sizes as numbers',
    docsUrl: DOCS,
    reply: {
      ResponseMetadata: metadata,
      Result: {
        Images: [{ ImageId: 'image-last', VirtualSize: 21_474_836_480, Snapshots: [{ Size: 20 }] }],
      },
    },
    page: {
      images: [
        { id: 'image-last', tags: {}, snapshots: [{ size: 20 }], virtualSize: 21_474_836_480 },
      ],
      nextCursors: [],
    },
  },
  {
    title: 'no images, written as null',
    docsUrl: DOCS,
    reply: { ResponseMetadata: metadata, Result: { NextToken: null, Images: null } },
    page: { images: [], nextCursors: [] },
  },
  {
    title: 'no images, and no list',
    docsUrl: DOCS,
    reply: { ResponseMetadata: metadata, Result: { NextToken: '', TotalCount: 0 } },
    page: { images: [], nextCursors: [] },
  },
  {
    title: 'fields that cannot be read, each left out by itself',
    docsUrl: DOCS,
    reply: {
      ResponseMetadata: metadata,
      Result: {
        NextToken: '',
        Images: [
          { ImageId: 'image-list', DetectionResults: [], IsLTS: 0, Snapshots: '' },
          { ImageId: 'image-text', DetectionResults: '', Tags: [{ Key: 'wave', Value: 7 }] },
          { ImageId: 'image-size', VirtualSize: '9007199254740993', BootMode: { Mode: 'UEFI' } },
        ],
      },
    },
    page: {
      images: [
        { id: 'image-list', tags: {}, snapshots: [], isLts: false },
        { id: 'image-text', tags: { wave: '7' }, snapshots: [] },
        { id: 'image-size', tags: {}, snapshots: [] },
      ],
      nextCursors: [],
    },
  },
];

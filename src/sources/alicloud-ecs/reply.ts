import * as z from 'zod';
import { Image } from '../../image/image';
import { normalizeArchitecture, normalizeValue } from '../../image/normalize';
import { type OsName, readOsNames } from '../../image/os-name';
import { identifierToOsName } from '../../image/os-words';
import { startsWithPlatform } from '../../image/platform';
import { parseCloudTimestamp } from '../../image/timestamp';
import {
  lenientBoolean,
  lenientList,
  lenientNumber,
  lenientObject,
  lenientTags,
  lenientText,
  listReply,
  pageNumbering,
  toNumberedPage,
  translateValue,
  wrappedImageList,
} from '../reply-schema';

const text = z.string().optional();

/** An image with the fields that ECS reports besides the neutral ones. */
export const EcsImage = Image.extend({
  osNameEn: text.describe('The name of its operating system in English.'),
  reportedPlatform: text.describe('Its platform as ECS reports it.'),
  reportedStatus: text.describe('Its status as ECS reports it.').meta({ volatile: true }),
  reportedOwnerAlias: text.describe('Its owner alias as ECS reports it.'),
  reportedCreationTime: text.describe('Its creation time as ECS reports it.'),
  usage: text.describe('Whether an instance uses it: instance or none.').meta({ volatile: true }),
  productCode: text.describe('The product code of a marketplace image.'),
  progress: z
    .number()
    .optional()
    .describe('The progress of its creation, in percent.')
    .meta({ volatile: true }),
  isCopied: z.boolean().optional().describe('Whether it is a copy.'),
  isSubscribed: z
    .boolean()
    .optional()
    .describe('Whether the terms of its product are accepted.')
    .meta({ volatile: true }),
  isSelfShared: z
    .boolean()
    .optional()
    .describe('Whether it is shared with other accounts.')
    .meta({ volatile: true }),
  isPublic: z.boolean().optional().describe('Whether it is a community image.'),
  isSupportIoOptimized: z.boolean().optional().describe('Whether it runs on I/O optimized types.'),
  loginAsNonRootSupported: z.boolean().optional().describe('Whether the user ecs-user can log in.'),
  usable: z
    .boolean()
    .optional()
    .describe('Whether it can start an instance at once.')
    .meta({ volatile: true }),
  resourceGroupId: text.describe('Its resource group.'),
  supplierName: text.describe('The supplier of a marketplace image.'),
  licenseType: text.describe('Its license type.'),
  diskDeviceMappings: z
    .array(
      z.object({
        device: text.describe('The device name of the disk, such as /dev/xvda.'),
        size: z.number().optional().describe('Its size in GiB.'),
        snapshotId: text.describe('The snapshot behind it.'),
        type: text.describe('The type of the disk: system or data.'),
        format: text.describe('The format that it was imported in.'),
        importOssBucket: text.describe('The OSS bucket that it was imported from.'),
        importOssObject: text.describe('The OSS object that it was imported from.'),
        progress: z
          .number()
          .optional()
          .describe('The progress of the import, in percent.')
          .meta({ volatile: true }),
        remainTime: z
          .number()
          .optional()
          .describe('The remaining time of the import, in seconds.')
          .meta({ volatile: true }),
        encrypted: z.boolean().optional().describe('Whether it is encrypted.'),
      }),
    )
    .optional()
    .describe('Its disks and the snapshots behind them.'),
  detectionOptions: z
    .object({
      status: text.describe('The status of the check.'),
      items: z
        .array(
          z.object({
            name: text.describe('The name of the check item.'),
            value: text.describe('The result of the check item.'),
            riskLevel: text.describe('The level of the risk.'),
            riskCode: text.describe('The code of the risk.'),
          }),
        )
        .describe('The check items.'),
    })
    .optional()
    .describe('The result of the check of its contents.')
    .meta({ volatile: true }),
  features: z
    .object({
      nvmeSupport: text.describe('Whether it supports NVMe: supported or unsupported.'),
      imdsSupport: text.describe('Which versions of the metadata service it supports.'),
      cpuOnlineUpgrade: text.describe('Whether CPUs can be added while running.'),
      cpuOnlineDowngrade: text.describe('Whether CPUs can be removed while running.'),
      memoryOnlineUpgrade: text.describe('Whether memory can be added while running.'),
      memoryOnlineDowngrade: text.describe('Whether memory can be removed while running.'),
    })
    .optional()
    .describe('The features that it supports.'),
  secureBootOptions: z
    .object({ secureBootSupport: text.describe('Whether it supports secure boot.') })
    .optional()
    .describe('Whether it can boot securely.'),
});
export type EcsImage = z.output<typeof EcsImage>;

const STATUSES: Readonly<Record<string, string>> = {
  waiting: 'creating',
  createfailed: 'failed',
};

const ReplyDisk = z
  .object({
    Device: lenientText,
    Size: lenientNumber,
    SnapshotId: lenientText,
    Type: lenientText,
    Format: lenientText,
    ImportOSSBucket: lenientText,
    ImportOSSObject: lenientText,
    Progress: lenientNumber,
    RemainTime: lenientNumber,
    Encrypted: lenientBoolean,
  })
  .transform((disk) => ({
    device: disk.Device,
    size: disk.Size,
    snapshotId: disk.SnapshotId,
    type: disk.Type,
    format: disk.Format,
    importOssBucket: disk.ImportOSSBucket,
    importOssObject: disk.ImportOSSObject,
    progress: disk.Progress,
    remainTime: disk.RemainTime,
    encrypted: disk.Encrypted,
  }));

const ReplyDetections = z
  .object({
    Status: lenientText,
    Items: lenientList(
      z
        .object({
          Name: lenientText,
          Value: lenientText,
          RiskLevel: lenientText,
          RiskCode: lenientText,
        })
        .transform((item) => ({
          name: item.Name,
          value: item.Value,
          riskLevel: item.RiskLevel,
          riskCode: item.RiskCode,
        })),
      'Item',
    ),
  })
  .transform(({ Status, Items }) => ({ status: Status, items: Items }));

const ReplyFeatures = z
  .object({
    NvmeSupport: lenientText,
    ImdsSupport: lenientText,
    CpuOnlineUpgrade: lenientText,
    CpuOnlineDowngrade: lenientText,
    MemoryOnlineUpgrade: lenientText,
    MemoryOnlineDowngrade: lenientText,
  })
  .transform((features) => ({
    nvmeSupport: features.NvmeSupport,
    imdsSupport: features.ImdsSupport,
    cpuOnlineUpgrade: features.CpuOnlineUpgrade,
    cpuOnlineDowngrade: features.CpuOnlineDowngrade,
    memoryOnlineUpgrade: features.MemoryOnlineUpgrade,
    memoryOnlineDowngrade: features.MemoryOnlineDowngrade,
  }));

const ReplyImage = z
  .object({
    ImageId: z.string().min(1),
    ImageName: lenientText,
    Description: lenientText,
    OSName: lenientText,
    OSNameEn: lenientText,
    OSType: lenientText,
    Platform: lenientText,
    Architecture: lenientText,
    Status: lenientText,
    Usage: lenientText,
    ImageOwnerAlias: lenientText,
    ImageOwnerId: lenientText,
    ProductCode: lenientText,
    CreationTime: lenientText,
    Size: lenientNumber,
    Progress: lenientNumber,
    ImageVersion: lenientText,
    ImageFamily: lenientText,
    BootMode: lenientText,
    IsCopied: lenientBoolean,
    IsSubscribed: lenientBoolean,
    IsSelfShared: lenientBoolean,
    IsPublic: lenientBoolean,
    IsSupportCloudinit: lenientBoolean,
    IsSupportIoOptimized: lenientBoolean,
    LoginAsNonRootSupported: lenientBoolean,
    Usable: lenientBoolean,
    ResourceGroupId: lenientText,
    SupplierName: lenientText,
    LicenseType: lenientText,
    DiskDeviceMappings: lenientList(ReplyDisk, 'DiskDeviceMapping'),
    DetectionOptions: lenientObject(ReplyDetections),
    Features: lenientObject(ReplyFeatures),
    SecureBootOptions: lenientObject(
      z
        .object({ SecureBootSupport: lenientText })
        .transform((options) => ({ secureBootSupport: options.SecureBootSupport })),
    ),
    Tags: lenientTags('TagKey', 'TagValue', 'Tag'),
  })
  .transform(
    (raw): Omit<EcsImage, 'source'> => ({
      id: raw.ImageId,
      name: raw.ImageName,
      description: raw.Description,
      createdAt: parseCloudTimestamp(raw.CreationTime),
      os: normalizeValue(raw.OSType),
      osName: raw.OSName,
      ...readOs(raw),
      architecture: normalizeArchitecture(raw.Architecture),
      status: translateValue(raw.Status, STATUSES),
      deprecated: translateValue(raw.Status, STATUSES) === 'deprecated',
      ownerAlias: toOwnerAlias(raw.ImageOwnerAlias, raw.IsPublic),
      // Alibaba Cloud's own images have 0, which is not an account ID.
      ownerId: raw.ImageOwnerId === '0' ? undefined : raw.ImageOwnerId,
      family: raw.ImageFamily,
      version: raw.ImageVersion,
      bootMode: normalizeValue(raw.BootMode),
      cloudInit: raw.IsSupportCloudinit,
      sizeGib: raw.Size,
      tags: raw.Tags,
      osNameEn: raw.OSNameEn,
      reportedPlatform: raw.Platform,
      reportedStatus: raw.Status,
      reportedOwnerAlias: raw.ImageOwnerAlias,
      reportedCreationTime: raw.CreationTime,
      usage: raw.Usage,
      productCode: raw.ProductCode,
      progress: raw.Progress,
      isCopied: raw.IsCopied,
      isSubscribed: raw.IsSubscribed,
      isSelfShared: raw.IsSelfShared,
      isPublic: raw.IsPublic,
      isSupportIoOptimized: raw.IsSupportIoOptimized,
      loginAsNonRootSupported: raw.LoginAsNonRootSupported,
      usable: raw.Usable,
      resourceGroupId: raw.ResourceGroupId,
      supplierName: raw.SupplierName,
      licenseType: raw.LicenseType,
      diskDeviceMappings: raw.DiskDeviceMappings,
      detectionOptions: raw.DetectionOptions,
      features: raw.Features,
      secureBootOptions: raw.SecureBootOptions,
    }),
  );

/** Parses one page of DescribeImages; the first page also gives the numbers of the others. */
export const DescribeImagesReply = listReply(
  'Images',
  pageNumbering.extend({ Images: wrappedImageList('Image', ReplyImage) }),
).transform(({ Images, ...numbering }) => toNumberedPage(Images, numbering));

interface OsFields {
  readonly ImageId: string;
  readonly OSNameEn?: string | undefined;
  readonly OSName?: string | undefined;
  readonly Platform?: string | undefined;
  readonly ImageFamily?: string | undefined;
  readonly ImageOwnerAlias?: string | undefined;
}

/** Reads the operating system from its names, else from the family and ID of Alibaba Cloud's own images. */
function readOs(raw: OsFields): OsName | undefined {
  const names = [raw.OSNameEn, raw.OSName, raw.Platform];
  const os = readOsNames(names);
  const isOfficial = normalizeValue(raw.ImageOwnerAlias) === 'system';
  if (os?.platformVersion !== undefined || !isOfficial) {
    return os;
  }
  const identifiers = [raw.ImageFamily ?? '', raw.ImageId]
    .map(identifierToOsName)
    .filter(startsWithPlatform);
  return readOsNames([...names, ...identifiers]);
}

function toOwnerAlias(alias: string | undefined, isPublic = false): string | undefined {
  const value = normalizeValue(alias);
  return value === 'others' ? (isPublic ? 'community' : 'shared') : value;
}

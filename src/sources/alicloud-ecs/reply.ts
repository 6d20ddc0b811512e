import * as z from 'zod';
import { Image } from '../../image/image';
import { toInstant } from '../../image/instant';
import { type OsName, readOsNames } from '../../image/os-name';
import { spellOut } from '../../image/os-words';
import { namesPlatform } from '../../image/platform';
import { toArchitecture, toWord } from '../../image/spelling';
import {
  toNumberedPage,
  translate,
  wireBoolean,
  wireListing,
  wireNumber,
  wireNumbering,
  wireRecord,
  wireRecords,
  wireTags,
  wireText,
  wireWrapped,
} from '../wire';

const text = z.string().optional();

/** An image as ECS reports it: beside the neutral fields its own, named as on the wire. */
export const EcsImage = Image.extend({
  osNameEn: text.describe('The name of its operating system in English.'),
  reportedPlatform: text.describe('Its platform in the words of ECS.'),
  reportedStatus: text.describe('Its status in the words of ECS.').meta({ volatile: true }),
  reportedOwnerAlias: text.describe('Its owner alias in the words of ECS.'),
  reportedCreationTime: text.describe('Its creation time as ECS writes it.'),
  usage: text.describe('Whether an instance uses it: instance or none.').meta({ volatile: true }),
  productCode: text.describe('The product code of a marketplace image.'),
  progress: z
    .number()
    .optional()
    .describe('How far its creation is, in percent.')
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
    .describe('Whether you share it with others.')
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
  licenseType: text.describe('How it is licensed.'),
  diskDeviceMappings: z
    .array(
      z.object({
        device: text.describe('Where the disk is attached, such as /dev/xvda.'),
        size: z.number().optional().describe('GiB.'),
        snapshotId: text.describe('The snapshot behind it.'),
        type: text.describe('Whether it is the system disk or a data disk.'),
        format: text.describe('The format that it was imported in.'),
        importOssBucket: text.describe('The OSS bucket that it was imported from.'),
        importOssObject: text.describe('The OSS object that it was imported from.'),
        progress: z.number().optional().describe('Percent.').meta({ volatile: true }),
        remainTime: z.number().optional().describe('Seconds.').meta({ volatile: true }),
        encrypted: z.boolean().optional().describe('Whether it is encrypted.'),
      }),
    )
    .optional()
    .describe('Its disks and the snapshots behind them.'),
  detectionOptions: z
    .object({
      status: text.describe('How far the check is.'),
      items: z
        .array(
          z.object({
            name: text.describe('What was checked.'),
            value: text.describe('What was found.'),
            riskLevel: text.describe('How grave it is.'),
            riskCode: text.describe('What kind of risk it is.'),
          }),
        )
        .describe('What was checked, one by one.'),
    })
    .optional()
    .describe('What the check of its contents found.')
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
    .describe('What it supports.'),
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

const WireDisk = z
  .object({
    Device: wireText,
    Size: wireNumber,
    SnapshotId: wireText,
    Type: wireText,
    Format: wireText,
    ImportOSSBucket: wireText,
    ImportOSSObject: wireText,
    Progress: wireNumber,
    RemainTime: wireNumber,
    Encrypted: wireBoolean,
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

const WireDetections = z
  .object({
    Status: wireText,
    Items: wireRecords(
      z
        .object({ Name: wireText, Value: wireText, RiskLevel: wireText, RiskCode: wireText })
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

const WireFeatures = z
  .object({
    NvmeSupport: wireText,
    ImdsSupport: wireText,
    CpuOnlineUpgrade: wireText,
    CpuOnlineDowngrade: wireText,
    MemoryOnlineUpgrade: wireText,
    MemoryOnlineDowngrade: wireText,
  })
  .transform((features) => ({
    nvmeSupport: features.NvmeSupport,
    imdsSupport: features.ImdsSupport,
    cpuOnlineUpgrade: features.CpuOnlineUpgrade,
    cpuOnlineDowngrade: features.CpuOnlineDowngrade,
    memoryOnlineUpgrade: features.MemoryOnlineUpgrade,
    memoryOnlineDowngrade: features.MemoryOnlineDowngrade,
  }));

const WireImage = z
  .object({
    ImageId: z.string().min(1),
    ImageName: wireText,
    Description: wireText,
    OSName: wireText,
    OSNameEn: wireText,
    OSType: wireText,
    Platform: wireText,
    Architecture: wireText,
    Status: wireText,
    Usage: wireText,
    ImageOwnerAlias: wireText,
    ImageOwnerId: wireText,
    ProductCode: wireText,
    CreationTime: wireText,
    Size: wireNumber,
    Progress: wireNumber,
    ImageVersion: wireText,
    ImageFamily: wireText,
    BootMode: wireText,
    IsCopied: wireBoolean,
    IsSubscribed: wireBoolean,
    IsSelfShared: wireBoolean,
    IsPublic: wireBoolean,
    IsSupportCloudinit: wireBoolean,
    IsSupportIoOptimized: wireBoolean,
    LoginAsNonRootSupported: wireBoolean,
    Usable: wireBoolean,
    ResourceGroupId: wireText,
    SupplierName: wireText,
    LicenseType: wireText,
    DiskDeviceMappings: wireRecords(WireDisk, 'DiskDeviceMapping'),
    DetectionOptions: wireRecord(WireDetections),
    Features: wireRecord(WireFeatures),
    SecureBootOptions: wireRecord(
      z
        .object({ SecureBootSupport: wireText })
        .transform((options) => ({ secureBootSupport: options.SecureBootSupport })),
    ),
    Tags: wireTags('TagKey', 'TagValue', 'Tag'),
  })
  .transform(
    (wire): Omit<EcsImage, 'source'> => ({
      id: wire.ImageId,
      name: wire.ImageName,
      description: wire.Description,
      createdAt: toInstant(wire.CreationTime),
      os: toWord(wire.OSType),
      osName: wire.OSName,
      ...readOs(wire),
      architecture: toArchitecture(wire.Architecture),
      status: translate(wire.Status, STATUSES),
      deprecated: translate(wire.Status, STATUSES) === 'deprecated',
      ownerAlias: toOwnerAlias(wire.ImageOwnerAlias, wire.IsPublic),
      // Alibaba Cloud's own images have 0, which is nobody's account.
      ownerId: wire.ImageOwnerId === '0' ? undefined : wire.ImageOwnerId,
      family: wire.ImageFamily,
      version: wire.ImageVersion,
      bootMode: toWord(wire.BootMode),
      cloudInit: wire.IsSupportCloudinit,
      sizeGib: wire.Size,
      tags: wire.Tags,
      osNameEn: wire.OSNameEn,
      reportedPlatform: wire.Platform,
      reportedStatus: wire.Status,
      reportedOwnerAlias: wire.ImageOwnerAlias,
      reportedCreationTime: wire.CreationTime,
      usage: wire.Usage,
      productCode: wire.ProductCode,
      progress: wire.Progress,
      isCopied: wire.IsCopied,
      isSubscribed: wire.IsSubscribed,
      isSelfShared: wire.IsSelfShared,
      isPublic: wire.IsPublic,
      isSupportIoOptimized: wire.IsSupportIoOptimized,
      loginAsNonRootSupported: wire.LoginAsNonRootSupported,
      usable: wire.Usable,
      resourceGroupId: wire.ResourceGroupId,
      supplierName: wire.SupplierName,
      licenseType: wire.LicenseType,
      diskDeviceMappings: wire.DiskDeviceMappings,
      detectionOptions: wire.DetectionOptions,
      features: wire.Features,
      secureBootOptions: wire.SecureBootOptions,
    }),
  );

/** Reads a page, and from the first one which other pages there are. */
export const DescribeImagesReply = wireListing(
  'Images',
  wireNumbering.extend({ Images: wireWrapped('Image', WireImage) }),
).transform(({ Images, ...numbering }) => toNumberedPage(Images, numbering));

interface OsFields {
  readonly ImageId: string;
  readonly OSNameEn?: string | undefined;
  readonly OSName?: string | undefined;
  readonly Platform?: string | undefined;
  readonly ImageFamily?: string | undefined;
  readonly ImageOwnerAlias?: string | undefined;
}

/** The operating system's names decide; where they tell no release, Alibaba Cloud's own families and ids may. */
function readOs(wire: OsFields): OsName | undefined {
  const names = [wire.OSNameEn, wire.OSName, wire.Platform];
  const read = readOsNames(names);
  const isOfficial = toWord(wire.ImageOwnerAlias) === 'system';
  if (read?.platformVersion !== undefined || !isOfficial) {
    return read;
  }
  const identifiers = [wire.ImageFamily ?? '', wire.ImageId].map(spellOut).filter(namesPlatform);
  return readOsNames([...names, ...identifiers]);
}

function toOwnerAlias(alias: string | undefined, isPublic = false): string | undefined {
  const word = toWord(alias);
  return word === 'others' ? (isPublic ? 'community' : 'shared') : word;
}

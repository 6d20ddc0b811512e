import * as z from 'zod';
import type { ReplyFields } from '../../clouds/reply-fields';
import { Image } from '../../image/image';
import { normalizeArchitecture, normalizeValue } from '../../image/normalize';
import { type OsName, readOsNames } from '../../image/os-name';
import { identifierToOsName } from '../../image/os-words';
import { startsWithPlatform } from '../../image/platform';
import { parseCloudTimestamp } from '../../image/timestamp';
import {
  booleanField,
  listField,
  numberField,
  objectField,
  readFields,
  readObjects,
  schemasOf,
  textField,
} from '../own-fields';
import { numberedPage, replyImage } from '../reply-schema';
import { readBoolean, readNumber, readTags, readText, translateValue } from '../reply-values';

const volatile = { volatile: true } as const;

const disk = {
  device: textField('Device', 'The device name of the disk, such as /dev/xvda.'),
  size: numberField('Size', 'Its size in GiB.'),
  snapshotId: textField('SnapshotId', 'The snapshot behind it.'),
  type: textField('Type', 'The type of the disk: system or data.'),
  format: textField('Format', 'The format that it was imported in.'),
  importOssBucket: textField('ImportOSSBucket', 'The OSS bucket that it was imported from.'),
  importOssObject: textField('ImportOSSObject', 'The OSS object that it was imported from.'),
  progress: numberField('Progress', 'The progress of the import, in percent.', volatile),
  remainTime: numberField('RemainTime', 'The remaining time of the import, in seconds.', volatile),
  encrypted: booleanField('Encrypted', 'Whether it is encrypted.'),
};

const checkItem = {
  name: textField('Name', 'The name of the check item.'),
  value: textField('Value', 'The result of the check item.'),
  riskLevel: textField('RiskLevel', 'The level of the risk.'),
  riskCode: textField('RiskCode', 'The code of the risk.'),
};

const features = {
  nvmeSupport: textField('NvmeSupport', 'Whether it supports NVMe: supported or unsupported.'),
  imdsSupport: textField('ImdsSupport', 'Which versions of the metadata service it supports.'),
  cpuOnlineUpgrade: textField('CpuOnlineUpgrade', 'Whether CPUs can be added while running.'),
  cpuOnlineDowngrade: textField('CpuOnlineDowngrade', 'Whether CPUs can be removed while running.'),
  memoryOnlineUpgrade: textField(
    'MemoryOnlineUpgrade',
    'Whether memory can be added while running.',
  ),
  memoryOnlineDowngrade: textField(
    'MemoryOnlineDowngrade',
    'Whether memory can be removed while running.',
  ),
};

const ownFields = {
  osNameEn: textField('OSNameEn', 'The name of its operating system in English.'),
  reportedPlatform: textField('Platform', 'Its platform as ECS reports it.'),
  reportedStatus: textField('Status', 'Its status as ECS reports it.', volatile),
  reportedOwnerAlias: textField('ImageOwnerAlias', 'Its owner alias as ECS reports it.'),
  reportedCreationTime: textField('CreationTime', 'Its creation time as ECS reports it.'),
  usage: textField('Usage', 'Whether an instance uses it: instance or none.', volatile),
  productCode: textField('ProductCode', 'The product code of a marketplace image.'),
  progress: numberField('Progress', 'The progress of its creation, in percent.', volatile),
  isCopied: booleanField('IsCopied', 'Whether it is a copy.'),
  isSubscribed: booleanField(
    'IsSubscribed',
    'Whether the terms of its product are accepted.',
    volatile,
  ),
  isSelfShared: booleanField('IsSelfShared', 'Whether it is shared with other accounts.', volatile),
  isPublic: booleanField('IsPublic', 'Whether it is a community image.'),
  isSupportIoOptimized: booleanField(
    'IsSupportIoOptimized',
    'Whether it runs on I/O optimized types.',
  ),
  loginAsNonRootSupported: booleanField(
    'LoginAsNonRootSupported',
    'Whether the user ecs-user can log in.',
  ),
  usable: booleanField('Usable', 'Whether it can start an instance at once.', volatile),
  resourceGroupId: textField('ResourceGroupId', 'Its resource group.'),
  supplierName: textField('SupplierName', 'The supplier of a marketplace image.'),
  licenseType: textField('LicenseType', 'Its license type.'),
  diskDeviceMappings: listField(
    'DiskDeviceMappings',
    'Its disks and the snapshots behind them.',
    disk,
    { wrapper: 'DiskDeviceMapping' },
  ),
  detectionOptions: objectField(
    'DetectionOptions',
    'The result of the check of its contents.',
    {
      status: textField('Status', 'The status of the check.'),
      items: {
        schema: z.array(z.object(schemasOf(checkItem))).describe('The check items.'),
        read: ({ Items }: ReplyFields) => readObjects(checkItem, Items, 'Item'),
      },
    },
    volatile,
  ),
  features: objectField('Features', 'The features that it supports.', features),
  secureBootOptions: objectField('SecureBootOptions', 'Whether it can boot securely.', {
    secureBootSupport: textField('SecureBootSupport', 'Whether it supports secure boot.'),
  }),
};

/** An image with the fields that ECS reports besides the neutral ones. */
export const imageSchema = Image.extend(schemasOf(ownFields));
export type EcsImage = z.output<typeof imageSchema>;

const STATUSES: Readonly<Record<string, string>> = {
  waiting: 'creating',
  createfailed: 'failed',
};

const image = replyImage('ImageId', (id, raw): Omit<EcsImage, 'source'> => {
  const own = readFields(ownFields, raw);
  const status = translateValue(own.reportedStatus, STATUSES);
  const ownerId = readText(raw.ImageOwnerId);
  return {
    id,
    name: readText(raw.ImageName),
    description: readText(raw.Description),
    createdAt: parseCloudTimestamp(own.reportedCreationTime),
    os: normalizeValue(readText(raw.OSType)),
    osName: readText(raw.OSName),
    ...readOs(raw),
    architecture: normalizeArchitecture(readText(raw.Architecture)),
    status,
    deprecated: status === 'deprecated',
    ownerAlias: toOwnerAlias(own.reportedOwnerAlias, own.isPublic),
    // Alibaba Cloud's own images have 0, which is not an account ID.
    ownerId: ownerId === '0' ? undefined : ownerId,
    family: readText(raw.ImageFamily),
    version: readText(raw.ImageVersion),
    bootMode: normalizeValue(readText(raw.BootMode)),
    cloudInit: readBoolean(raw.IsSupportCloudinit),
    sizeGib: readNumber(raw.Size),
    tags: readTags(raw.Tags, { keyName: 'TagKey', valueName: 'TagValue', wrapper: 'Tag' }),
    ...own,
  };
});

/** One page of DescribeImages. */
export const pageSchema = numberedPage(
  { name: 'Images', wrapper: 'Image', total: 'TotalCount', image },
  'PageNumber',
  'PageSize',
);

/** Reads the operating system from its names, else from the family and ID of Alibaba Cloud's own images. */
function readOs(raw: ReplyFields): OsName | undefined {
  const names = [raw.OSNameEn, raw.OSName, raw.Platform].map(readText);
  const os = readOsNames(names);
  const isOfficial = normalizeValue(readText(raw.ImageOwnerAlias)) === 'system';
  if (os?.platformVersion !== undefined || !isOfficial) {
    return os;
  }
  const identifiers = [readText(raw.ImageFamily) ?? '', String(raw.ImageId)]
    .map(identifierToOsName)
    .filter(startsWithPlatform);
  return readOsNames([...names, ...identifiers]);
}

function toOwnerAlias(alias: string | undefined, isPublic = false): string | undefined {
  const value = normalizeValue(alias);
  return value === 'others' ? (isPublic ? 'community' : 'shared') : value;
}

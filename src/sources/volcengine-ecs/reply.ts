import * as z from 'zod';
import type { ReplyFields } from '../../clouds/reply-fields';
import { Image } from '../../image/image';
import { normalizeArchitecture, normalizeValue } from '../../image/normalize';
import { readOsNames } from '../../image/os-name';
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
import { replyImage, tokenPage } from '../reply-schema';
import { readBoolean, readNumber, readTags, readText, translateValue } from '../reply-values';

const volatile = { volatile: true } as const;

const checkItem = {
  name: textField('Name', 'The name of the check item.'),
  result: textField('Result', 'The result of the check item.'),
  riskCode: textField('RiskCode', 'The code of the risk.'),
  riskLevel: textField('RiskLevel', 'The level of the risk.'),
};

const ownFields = {
  visibility: textField('Visibility', 'Its visibility: public, private or shared.'),
  shareStatus: textField(
    'ShareStatus',
    'HasShared when it is shared with other accounts.',
    volatile,
  ),
  projectName: textField('ProjectName', 'Its project.'),
  updatedAt: textField(
    'UpdatedAt',
    'The time of its last change, as Volcengine reports it.',
    volatile,
  ),
  virtualSize: numberField('VirtualSize', 'Its size in bytes.'),
  isLts: booleanField('IsLTS', 'Whether it is a public image with long-term support.'),
  isInstallRunCommandAgent: booleanField(
    'IsInstallRunCommandAgent',
    'Whether the cloud assistant agent is installed.',
  ),
  kernel: textField('Kernel', 'Its kernel.'),
  licenseType: textField('LicenseType', 'Its license type: VolcanoEngine or BYOL.'),
  lifecycleStatus: textField('LifecycleStatus', 'Its lifecycle status.', volatile),
  productCode: textField('ProductCode', 'The product code of a marketplace image.'),
  marketplaceImageBillType: numberField(
    'MarketplaceImageBillType',
    'The billing type of a marketplace image, as a number of Volcengine.',
  ),
  snapshots: listField('Snapshots', 'The snapshots behind its disks.', {
    snapshotId: textField('SnapshotId', 'The snapshot behind it.'),
    size: numberField('Size', 'Its size in GiB.'),
    volumeKind: textField('VolumeKind', 'The type of the disk: system or data.'),
  }),
  detectionResults: objectField(
    'DetectionResults',
    'The result of the check of its contents.',
    {
      detectionStatus: textField('DetectionStatus', 'The status of the check.'),
      items: {
        schema: z.array(z.object(schemasOf(checkItem))).describe('The check items.'),
        read: ({ Items }: ReplyFields) => readObjects(checkItem, Items),
      },
    },
    volatile,
  ),
  reportedPlatform: textField('Platform', 'Its platform as Volcengine reports it.'),
  reportedPlatformVersion: textField(
    'PlatformVersion',
    'Its platform version as Volcengine reports it.',
  ),
  reportedArchitecture: textField('Architecture', 'Its architecture as Volcengine reports it.'),
  reportedStatus: textField('Status', 'Its status as Volcengine reports it.', volatile),
  reportedCreatedAt: textField('CreatedAt', 'Its creation time as Volcengine reports it.'),
};

/** An image with the fields that Volcengine reports besides the neutral ones. */
export const imageSchema = Image.extend(schemasOf(ownFields));
export type VolcengineEcsImage = z.output<typeof imageSchema>;

const STATUSES: Readonly<Record<string, string>> = { error: 'failed' };

const OWNER_ALIASES: Readonly<Record<string, string>> = { public: 'system', private: 'self' };

const image = replyImage('ImageId', (id, raw): Omit<VolcengineEcsImage, 'source'> => {
  const own = readFields(ownFields, raw);
  const osName = readText(raw.OsName);
  const platform = [own.reportedPlatform, own.reportedPlatformVersion].filter(Boolean).join(' ');
  const os = readOsNames([osName, platform]);
  return {
    id,
    name: readText(raw.ImageName),
    description: readText(raw.Description),
    createdAt: parseCloudTimestamp(own.reportedCreatedAt),
    os: normalizeValue(readText(raw.OsType)),
    osName,
    ...os,
    longTermSupport: own.isLts || os?.longTermSupport,
    architecture: normalizeArchitecture(own.reportedArchitecture),
    status: translateValue(own.reportedStatus, STATUSES),
    deprecated: isDeprecated(own.lifecycleStatus),
    ownerAlias: own.productCode ? 'marketplace' : translateValue(own.visibility, OWNER_ALIASES),
    ownerId: readText(raw.ImageOwnerId),
    bootMode: normalizeValue(readText(raw.BootMode)),
    cloudInit: readBoolean(raw.IsSupportCloudInit),
    sizeGib: readNumber(raw.Size),
    tags: readTags(raw.Tags),
    ...own,
  };
});

/** The values are not documented; "Deprecated" has been observed. */
function isDeprecated(lifecycleStatus: string | undefined): boolean | undefined {
  return lifecycleStatus === undefined ? undefined : /deprecat/i.test(lifecycleStatus);
}

/** One page of DescribeImages. */
export const pageSchema = z
  .object({ Result: tokenPage({ name: 'Images', total: 'TotalCount', image }, 'NextToken') })
  .transform(({ Result }) => Result);

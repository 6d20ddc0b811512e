import * as z from 'zod';
import { Image } from '../../image/image';
import { normalizeArchitecture, normalizeValue } from '../../image/normalize';
import { readOsNames } from '../../image/os-name';
import { parseCloudTimestamp } from '../../image/timestamp';
import {
  imageList,
  lenientBoolean,
  lenientList,
  lenientNumber,
  lenientObject,
  lenientTags,
  lenientText,
  listReply,
  pageToken,
  toTokenPage,
  translateValue,
} from '../reply-schema';

const text = z.string().optional();

/** An image with the fields that Volcengine reports besides the neutral ones. */
export const VolcengineEcsImage = Image.extend({
  visibility: text.describe('Its visibility: public, private or shared.'),
  shareStatus: text
    .describe('HasShared when it is shared with other accounts.')
    .meta({ volatile: true }),
  projectName: text.describe('Its project.'),
  updatedAt: text
    .describe('The time of its last change, as Volcengine reports it.')
    .meta({ volatile: true }),
  virtualSize: z.number().optional().describe('Its size in bytes.'),
  isLts: z.boolean().optional().describe('Whether it is a public image with long-term support.'),
  isInstallRunCommandAgent: z
    .boolean()
    .optional()
    .describe('Whether the cloud assistant agent is installed.'),
  kernel: text.describe('Its kernel.'),
  licenseType: text.describe('Its license type: VolcanoEngine or BYOL.'),
  lifecycleStatus: text.describe('Its lifecycle status.').meta({ volatile: true }),
  productCode: text.describe('The product code of a marketplace image.'),
  marketplaceImageBillType: z
    .number()
    .optional()
    .describe('The billing type of a marketplace image, as a number of Volcengine.'),
  snapshots: z
    .array(
      z.object({
        snapshotId: text.describe('The snapshot behind it.'),
        size: z.number().optional().describe('Its size in GiB.'),
        volumeKind: text.describe('The type of the disk: system or data.'),
      }),
    )
    .optional()
    .describe('The snapshots behind its disks.'),
  detectionResults: z
    .object({
      detectionStatus: text.describe('The status of the check.'),
      items: z
        .array(
          z.object({
            name: text.describe('The name of the check item.'),
            result: text.describe('The result of the check item.'),
            riskCode: text.describe('The code of the risk.'),
            riskLevel: text.describe('The level of the risk.'),
          }),
        )
        .describe('The check items.'),
    })
    .optional()
    .describe('The result of the check of its contents.')
    .meta({ volatile: true }),
  reportedPlatform: text.describe('Its platform as Volcengine reports it.'),
  reportedPlatformVersion: text.describe('Its platform version as Volcengine reports it.'),
  reportedArchitecture: text.describe('Its architecture as Volcengine reports it.'),
  reportedStatus: text.describe('Its status as Volcengine reports it.').meta({ volatile: true }),
  reportedCreatedAt: text.describe('Its creation time as Volcengine reports it.'),
});
export type VolcengineEcsImage = z.output<typeof VolcengineEcsImage>;

const STATUSES: Readonly<Record<string, string>> = { error: 'failed' };

const OWNER_ALIASES: Readonly<Record<string, string>> = { public: 'system', private: 'self' };

const ReplySnapshot = z
  .object({ SnapshotId: lenientText, Size: lenientNumber, VolumeKind: lenientText })
  .transform((snapshot) => ({
    snapshotId: snapshot.SnapshotId,
    size: snapshot.Size,
    volumeKind: snapshot.VolumeKind,
  }));

const ReplyDetections = z
  .object({
    DetectionStatus: lenientText,
    Items: lenientList(
      z
        .object({
          Name: lenientText,
          Result: lenientText,
          RiskCode: lenientText,
          RiskLevel: lenientText,
        })
        .transform((item) => ({
          name: item.Name,
          result: item.Result,
          riskCode: item.RiskCode,
          riskLevel: item.RiskLevel,
        })),
    ),
  })
  .transform(({ DetectionStatus, Items }) => ({ detectionStatus: DetectionStatus, items: Items }));

const ReplyImage = z
  .object({
    ImageId: z.string().min(1),
    ImageName: lenientText,
    Description: lenientText,
    OsType: lenientText,
    OsName: lenientText,
    Platform: lenientText,
    PlatformVersion: lenientText,
    Architecture: lenientText,
    Status: lenientText,
    Visibility: lenientText,
    ShareStatus: lenientText,
    ImageOwnerId: lenientText,
    ProjectName: lenientText,
    CreatedAt: lenientText,
    UpdatedAt: lenientText,
    BootMode: lenientText,
    IsSupportCloudInit: lenientBoolean,
    Size: lenientNumber,
    VirtualSize: lenientNumber,
    IsLTS: lenientBoolean,
    IsInstallRunCommandAgent: lenientBoolean,
    Kernel: lenientText,
    LicenseType: lenientText,
    LifecycleStatus: lenientText,
    ProductCode: lenientText,
    MarketplaceImageBillType: lenientNumber,
    Snapshots: lenientList(ReplySnapshot),
    DetectionResults: lenientObject(ReplyDetections),
    Tags: lenientTags(),
  })
  .transform((raw): Omit<VolcengineEcsImage, 'source'> => {
    const os = readOsNames([
      raw.OsName,
      [raw.Platform, raw.PlatformVersion].filter(Boolean).join(' '),
    ]);
    return {
      id: raw.ImageId,
      name: raw.ImageName,
      description: raw.Description,
      createdAt: parseCloudTimestamp(raw.CreatedAt),
      os: normalizeValue(raw.OsType),
      osName: raw.OsName,
      ...os,
      longTermSupport: raw.IsLTS || os?.longTermSupport,
      architecture: normalizeArchitecture(raw.Architecture),
      status: translateValue(raw.Status, STATUSES),
      deprecated: isDeprecated(raw.LifecycleStatus),
      ownerAlias: raw.ProductCode ? 'marketplace' : translateValue(raw.Visibility, OWNER_ALIASES),
      ownerId: raw.ImageOwnerId,
      bootMode: normalizeValue(raw.BootMode),
      cloudInit: raw.IsSupportCloudInit,
      sizeGib: raw.Size,
      tags: raw.Tags,
      visibility: raw.Visibility,
      shareStatus: raw.ShareStatus,
      projectName: raw.ProjectName,
      updatedAt: raw.UpdatedAt,
      virtualSize: raw.VirtualSize,
      isLts: raw.IsLTS,
      isInstallRunCommandAgent: raw.IsInstallRunCommandAgent,
      kernel: raw.Kernel,
      licenseType: raw.LicenseType,
      lifecycleStatus: raw.LifecycleStatus,
      productCode: raw.ProductCode,
      marketplaceImageBillType: raw.MarketplaceImageBillType,
      snapshots: raw.Snapshots,
      detectionResults: raw.DetectionResults,
      reportedPlatform: raw.Platform,
      reportedPlatformVersion: raw.PlatformVersion,
      reportedArchitecture: raw.Architecture,
      reportedStatus: raw.Status,
      reportedCreatedAt: raw.CreatedAt,
    };
  });

/** The values are not documented; "Deprecated" has been observed. */
function isDeprecated(lifecycleStatus: string | undefined): boolean | undefined {
  return lifecycleStatus === undefined ? undefined : /deprecat/i.test(lifecycleStatus);
}

/** Parses one page of DescribeImages. */
export const DescribeImagesReply = z
  .object({
    Result: listReply('Images', z.object({ Images: imageList(ReplyImage), NextToken: pageToken })),
  })
  .transform(({ Result: { Images, NextToken } }) => toTokenPage(Images, NextToken));

import * as z from 'zod';
import { Image } from '../../image/image';
import { toInstant } from '../../image/instant';
import { readOsNames } from '../../image/os-name';
import { toArchitecture, toWord } from '../../image/spelling';
import {
  toChainedPage,
  translate,
  wireBoolean,
  wireImages,
  wireListing,
  wireNumber,
  wireRecord,
  wireRecords,
  wireTags,
  wireText,
  wireToken,
} from '../wire';

const text = z.string().optional();

/** An image as Volcengine reports it: beside the neutral fields its own, named as on the wire. */
export const VolcengineEcsImage = Image.extend({
  visibility: text.describe('Who sees it: public, private or shared.'),
  shareStatus: text.describe('HasShared when you share it with others.').meta({ volatile: true }),
  projectName: text.describe('Its project.'),
  updatedAt: text
    .describe('When it was last changed, as Volcengine writes it.')
    .meta({ volatile: true }),
  virtualSize: z.number().optional().describe('Its size in bytes.'),
  isLts: z.boolean().optional().describe('Whether it is a public image maintained for long.'),
  isInstallRunCommandAgent: z
    .boolean()
    .optional()
    .describe('Whether the agent that runs commands is installed.'),
  kernel: text.describe('Its kernel.'),
  licenseType: text.describe('How it is licensed: VolcanoEngine or BYOL.'),
  lifecycleStatus: text.describe('Where it is in its life.').meta({ volatile: true }),
  productCode: text.describe('The product code of a marketplace image.'),
  marketplaceImageBillType: z
    .number()
    .optional()
    .describe('How a marketplace image is billed, as a number of Volcengine.'),
  snapshots: z
    .array(
      z.object({
        snapshotId: text.describe('The snapshot behind it.'),
        size: z.number().optional().describe('GiB.'),
        volumeKind: text.describe('Whether it is the system disk or a data disk.'),
      }),
    )
    .optional()
    .describe('The snapshots behind its disks.'),
  detectionResults: z
    .object({
      detectionStatus: text.describe('How far the check is.'),
      items: z
        .array(
          z.object({
            name: text.describe('What was checked.'),
            result: text.describe('What was found.'),
            riskCode: text.describe('What kind of risk it is.'),
            riskLevel: text.describe('How grave it is.'),
          }),
        )
        .describe('What was checked, one by one.'),
    })
    .optional()
    .describe('What the check of its contents found.')
    .meta({ volatile: true }),
  reportedPlatform: text.describe('Its platform in the words of Volcengine.'),
  reportedPlatformVersion: text.describe('Its platform version in the words of Volcengine.'),
  reportedArchitecture: text.describe('Its architecture in the words of Volcengine.'),
  reportedStatus: text.describe('Its status in the words of Volcengine.').meta({ volatile: true }),
  reportedCreatedAt: text.describe('Its creation time as Volcengine writes it.'),
});
export type VolcengineEcsImage = z.output<typeof VolcengineEcsImage>;

const STATUSES: Readonly<Record<string, string>> = { error: 'failed' };

const OWNER_ALIASES: Readonly<Record<string, string>> = { public: 'system', private: 'self' };

const WireSnapshot = z
  .object({ SnapshotId: wireText, Size: wireNumber, VolumeKind: wireText })
  .transform((snapshot) => ({
    snapshotId: snapshot.SnapshotId,
    size: snapshot.Size,
    volumeKind: snapshot.VolumeKind,
  }));

const WireDetections = z
  .object({
    DetectionStatus: wireText,
    Items: wireRecords(
      z
        .object({ Name: wireText, Result: wireText, RiskCode: wireText, RiskLevel: wireText })
        .transform((item) => ({
          name: item.Name,
          result: item.Result,
          riskCode: item.RiskCode,
          riskLevel: item.RiskLevel,
        })),
    ),
  })
  .transform(({ DetectionStatus, Items }) => ({ detectionStatus: DetectionStatus, items: Items }));

const WireImage = z
  .object({
    ImageId: z.string().min(1),
    ImageName: wireText,
    Description: wireText,
    OsType: wireText,
    OsName: wireText,
    Platform: wireText,
    PlatformVersion: wireText,
    Architecture: wireText,
    Status: wireText,
    Visibility: wireText,
    ShareStatus: wireText,
    ImageOwnerId: wireText,
    ProjectName: wireText,
    CreatedAt: wireText,
    UpdatedAt: wireText,
    BootMode: wireText,
    IsSupportCloudInit: wireBoolean,
    Size: wireNumber,
    VirtualSize: wireNumber,
    IsLTS: wireBoolean,
    IsInstallRunCommandAgent: wireBoolean,
    Kernel: wireText,
    LicenseType: wireText,
    LifecycleStatus: wireText,
    ProductCode: wireText,
    MarketplaceImageBillType: wireNumber,
    Snapshots: wireRecords(WireSnapshot),
    DetectionResults: wireRecord(WireDetections),
    Tags: wireTags(),
  })
  .transform((wire): Omit<VolcengineEcsImage, 'source'> => {
    const os = readOsNames([
      wire.OsName,
      [wire.Platform, wire.PlatformVersion].filter(Boolean).join(' '),
    ]);
    return {
      id: wire.ImageId,
      name: wire.ImageName,
      description: wire.Description,
      createdAt: toInstant(wire.CreatedAt),
      os: toWord(wire.OsType),
      osName: wire.OsName,
      ...os,
      longTermSupport: wire.IsLTS || os?.longTermSupport,
      architecture: toArchitecture(wire.Architecture),
      status: translate(wire.Status, STATUSES),
      deprecated: saysDeprecated(wire.LifecycleStatus),
      ownerAlias: wire.ProductCode ? 'marketplace' : translate(wire.Visibility, OWNER_ALIASES),
      ownerId: wire.ImageOwnerId,
      bootMode: toWord(wire.BootMode),
      cloudInit: wire.IsSupportCloudInit,
      sizeGib: wire.Size,
      tags: wire.Tags,
      visibility: wire.Visibility,
      shareStatus: wire.ShareStatus,
      projectName: wire.ProjectName,
      updatedAt: wire.UpdatedAt,
      virtualSize: wire.VirtualSize,
      isLts: wire.IsLTS,
      isInstallRunCommandAgent: wire.IsInstallRunCommandAgent,
      kernel: wire.Kernel,
      licenseType: wire.LicenseType,
      lifecycleStatus: wire.LifecycleStatus,
      productCode: wire.ProductCode,
      marketplaceImageBillType: wire.MarketplaceImageBillType,
      snapshots: wire.Snapshots,
      detectionResults: wire.DetectionResults,
      reportedPlatform: wire.Platform,
      reportedPlatformVersion: wire.PlatformVersion,
      reportedArchitecture: wire.Architecture,
      reportedStatus: wire.Status,
      reportedCreatedAt: wire.CreatedAt,
    };
  });

/** The words of a life cycle are not documented; "Deprecated" was seen. */
function saysDeprecated(lifecycleStatus: string | undefined): boolean | undefined {
  return lifecycleStatus === undefined ? undefined : /deprecat/i.test(lifecycleStatus);
}

/** Reads a page; null instead of an empty list is what Go makes of one. */
export const DescribeImagesReply = z
  .object({
    Result: wireListing(
      'Images',
      z.object({ Images: wireImages(WireImage), NextToken: wireToken }),
    ),
  })
  .transform(({ Result: { Images, NextToken } }) => toChainedPage(Images, NextToken));

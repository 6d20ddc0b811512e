import type { CatalogImage } from '../../../simulator/catalog';
import { PRODUCTS } from '../../../simulator/distribution';
import {
  type Fields,
  flagOf,
  numberOf,
  objectOf,
  objectsOf,
  percentOf,
  tagsOf,
  textOf,
} from '../../../simulator/field';
import { toSeconds } from '../../../simulator/moment';
import { type Spellings, spell } from '../../../simulator/spell';
import { words } from '../../../simulator/words';

/** An image as DescribeImages writes it: lists are wrapped, absent texts are often empty. */
export function toWire(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageName: textOf(image, 'name'),
    Description: textOf(image, 'description') ?? '',
    ImageFamily: textOf(image, 'family'),
    ImageVersion: textOf(image, 'version'),
    ImageOwnerAlias: toAlias(image),
    ImageOwnerId: toLong(textOf(image, 'ownerId')),
    Architecture: textOf(image, 'architecture'),
    OSType: textOf(image, 'os'),
    OSName: textOf(image, 'osName') ?? toOsName(image),
    OSNameEn: textOf(image, 'osNameEn'),
    Platform: toPlatform(image),
    BootMode: spell(image, 'bootMode', BOOT_MODES),
    Status: toStatus(image),
    Usage: textOf(image, 'usage'),
    CreationTime: textOf(image, 'reportedCreationTime') ?? toSeconds(textOf(image, 'createdAt')),
    Size: numberOf(image, 'sizeGib'),
    Progress: percentOf(image, 'progress'),
    ProductCode: textOf(image, 'productCode') ?? '',
    SupplierName: textOf(image, 'supplierName'),
    LicenseType: textOf(image, 'licenseType'),
    ResourceGroupId: textOf(image, 'resourceGroupId'),
    IsCopied: flagOf(image, 'isCopied'),
    IsSubscribed: flagOf(image, 'isSubscribed'),
    IsPublic: flagOf(image, 'isPublic') ?? (isCommunity(image) || undefined),
    IsSelfShared: toTitle(flagOf(image, 'isSelfShared')),
    IsSupportCloudinit: flagOf(image, 'cloudInit'),
    IsSupportIoOptimized: flagOf(image, 'isSupportIoOptimized'),
    LoginAsNonRootSupported: flagOf(image, 'loginAsNonRootSupported'),
    Usable: flagOf(image, 'usable'),
    DiskDeviceMappings: { DiskDeviceMapping: objectsOf(image, 'diskDeviceMappings').map(toDisk) },
    Tags: {
      Tag: Object.entries(tagsOf(image)).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    },
    DetectionOptions: toDetection(objectOf(image, 'detectionOptions')),
    Features: toFeatures(objectOf(image, 'features')),
    SecureBootOptions: toSecureBoot(objectOf(image, 'secureBootOptions')),
  };
}

function toDisk(disk: Fields) {
  return {
    Device: textOf(disk, 'device'),
    // Text on the wire, unlike the image's own Size.
    Size: numberOf(disk, 'size')?.toString() ?? textOf(disk, 'size'),
    SnapshotId: textOf(disk, 'snapshotId'),
    Type: textOf(disk, 'type'),
    Format: textOf(disk, 'format'),
    ImportOSSBucket: textOf(disk, 'importOssBucket'),
    ImportOSSObject: textOf(disk, 'importOssObject'),
    Progress: percentOf(disk, 'progress'),
    RemainTime: numberOf(disk, 'remainTime'),
    Encrypted: flagOf(disk, 'encrypted'),
  };
}

function toDetection(detection: Fields | undefined) {
  return (
    detection && {
      Status: textOf(detection, 'status'),
      Items: {
        Item: objectsOf(detection, 'items').map((item) => ({
          Name: textOf(item, 'name'),
          Value: textOf(item, 'value'),
          RiskLevel: textOf(item, 'riskLevel'),
          RiskCode: textOf(item, 'riskCode'),
        })),
      },
    }
  );
}

function toFeatures(features: Fields | undefined) {
  return (
    features && {
      NvmeSupport: textOf(features, 'nvmeSupport'),
      ImdsSupport: textOf(features, 'imdsSupport'),
      CpuOnlineUpgrade: textOf(features, 'cpuOnlineUpgrade'),
      CpuOnlineDowngrade: textOf(features, 'cpuOnlineDowngrade'),
      MemoryOnlineUpgrade: textOf(features, 'memoryOnlineUpgrade'),
      MemoryOnlineDowngrade: textOf(features, 'memoryOnlineDowngrade'),
    }
  );
}

function toSecureBoot(options: Fields | undefined) {
  return options && { SecureBootSupport: textOf(options, 'secureBootSupport') };
}

const STATUSES: Spellings = {
  available: 'Available',
  creating: 'Creating',
  unavailable: 'UnAvailable',
  failed: 'CreateFailed',
  deprecated: 'Deprecated',
};

export function toStatus(image: CatalogImage): string | undefined {
  return spell(image, 'status', STATUSES, 'reportedStatus');
}

const ALIASES: Spellings = { shared: 'others', community: 'others' };

export function toAlias(image: CatalogImage): string | undefined {
  return spell(image, 'ownerAlias', ALIASES, 'reportedOwnerAlias');
}

export function isCommunity(image: CatalogImage): boolean {
  return textOf(image, 'ownerAlias') === 'community';
}

const PLATFORMS: Spellings = {
  almalinux: 'AlmaLinux',
  centos: 'CentOS',
  freebsd: 'FreeBSD',
  opensuse: 'OpenSUSE',
  alinux: 'Aliyun',
  anolis: 'Anolis',
  'centos-stream': 'CentOS Stream',
  lifseaos: 'Aliyun',
  rhel: 'RedHat',
  rocky: 'Rocky Linux',
  sles: 'SUSE',
  'windows-server': 'Windows Server',
  // What they were called before.
  redhat: 'Red Hat',
  suse: 'SUSE',
  'windows server': 'Windows Server',
};

function toPlatform(image: CatalogImage): string | undefined {
  const platform = textOf(image, 'platform');
  const title = platform && platform.charAt(0).toUpperCase() + platform.slice(1);
  return textOf(image, 'reportedPlatform') ?? PLATFORMS[platform ?? ''] ?? title;
}

/** Version, variant and language stand nowhere else on the wire. */
function toOsName(image: CatalogImage): string | undefined {
  const product = PRODUCTS[textOf(image, 'platform') ?? ''] ?? toPlatform(image);
  const version = textOf(image, 'platformVersion');
  const variant = textOf(image, 'variant');
  const language = LANGUAGES[textOf(image, 'language') ?? ''];
  return product && version && words(`${product}  ${version}`, '64 bit', language, variant);
}

const LANGUAGES: Spellings = { en: 'English Edition', zh: 'Chinese Edition' };

const BOOT_MODES: Spellings = {
  bios: 'BIOS',
  uefi: 'UEFI',
  'uefi-preferred': 'UEFI-Preferred',
};

/** A number on the wire, of more digits than a double holds; what is no number stays text. */
function toLong(id: string | undefined): bigint | string | undefined {
  return id && /^\d+$/.test(id) ? BigInt(id) : id;
}

function toTitle(truth: boolean | undefined): string | undefined {
  return truth === undefined ? undefined : truth ? 'True' : 'False';
}

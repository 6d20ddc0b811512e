import {
  type CatalogImage,
  type FieldValues,
  getBoolean,
  getNumber,
  getObject,
  getObjectList,
  getPercent,
  getString,
  getTags,
  stringsReader,
} from '../../../simulator/catalog/catalog-image';
import {
  type ReportedValues,
  reportedValue,
  toSecondPrecision,
} from '../../../simulator/reply/reported-value';

/** An image as DescribeImages writes it: lists are wrapped, absent strings are often empty. */
export function toResponseImage(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageName: getString(image, 'name'),
    Description: getString(image, 'description') ?? '',
    ImageFamily: getString(image, 'family'),
    ImageVersion: getString(image, 'version'),
    ImageOwnerAlias: toReportedOwnerAlias(image),
    ImageOwnerId: toInt64(getString(image, 'ownerId')),
    Architecture: getString(image, 'architecture'),
    OSType: getString(image, 'os'),
    OSName: getString(image, 'osName') ?? toOsName(image),
    OSNameEn: getString(image, 'osNameEn'),
    Platform: toReportedPlatform(image),
    BootMode: toBootMode(image),
    Status: toReportedStatus(image),
    Usage: getString(image, 'usage'),
    CreationTime:
      getString(image, 'reportedCreationTime') ?? toSecondPrecision(getString(image, 'createdAt')),
    Size: getNumber(image, 'sizeGib'),
    Progress: getPercent(image, 'progress'),
    ProductCode: getString(image, 'productCode') ?? '',
    SupplierName: getString(image, 'supplierName'),
    LicenseType: getString(image, 'licenseType'),
    ResourceGroupId: getString(image, 'resourceGroupId'),
    IsCopied: getBoolean(image, 'isCopied'),
    IsSubscribed: getBoolean(image, 'isSubscribed'),
    IsPublic: getBoolean(image, 'isPublic') ?? (isCommunity(image) || undefined),
    IsSelfShared: toTitleCase(getBoolean(image, 'isSelfShared')),
    IsSupportCloudinit: getBoolean(image, 'cloudInit'),
    IsSupportIoOptimized: getBoolean(image, 'isSupportIoOptimized'),
    LoginAsNonRootSupported: getBoolean(image, 'loginAsNonRootSupported'),
    Usable: getBoolean(image, 'usable'),
    DiskDeviceMappings: {
      DiskDeviceMapping: getObjectList(image, 'diskDeviceMappings').map(toDisk),
    },
    Tags: {
      Tag: Object.entries(getTags(image)).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    },
    DetectionOptions: toDetectionOptions(getObject(image, 'detectionOptions')),
    Features: toFeatures(getObject(image, 'features')),
    SecureBootOptions: toSecureBootOptions(getObject(image, 'secureBootOptions')),
  };
}

function toDisk(disk: FieldValues) {
  return {
    Device: getString(disk, 'device'),
    // Text on the wire, unlike the image's own Size.
    Size: getNumber(disk, 'size')?.toString() ?? getString(disk, 'size'),
    SnapshotId: getString(disk, 'snapshotId'),
    Type: getString(disk, 'type'),
    Format: getString(disk, 'format'),
    ImportOSSBucket: getString(disk, 'importOssBucket'),
    ImportOSSObject: getString(disk, 'importOssObject'),
    Progress: getPercent(disk, 'progress'),
    RemainTime: getNumber(disk, 'remainTime'),
    Encrypted: getBoolean(disk, 'encrypted'),
  };
}

function toDetectionOptions(options: FieldValues | undefined) {
  return (
    options && {
      Status: getString(options, 'status'),
      Items: { Item: getObjectList(options, 'items').map(toDetectionItem) },
    }
  );
}

const toDetectionItem = stringsReader('Name', 'Value', 'RiskLevel', 'RiskCode');

const toFeatures = stringsReader(
  'NvmeSupport',
  'ImdsSupport',
  'CpuOnlineUpgrade',
  'CpuOnlineDowngrade',
  'MemoryOnlineUpgrade',
  'MemoryOnlineDowngrade',
);

const toSecureBootOptions = stringsReader('SecureBootSupport');

export const toReportedStatus = reportedValue(
  'status',
  {
    available: 'Available',
    creating: 'Creating',
    unavailable: 'UnAvailable',
    failed: 'CreateFailed',
    deprecated: 'Deprecated',
  },
  'reportedStatus',
);

/** The owner as ECS reports it, with one value for shared and community images. */
export const toReportedOwnerAlias = reportedValue(
  'ownerAlias',
  { shared: 'others', community: 'others' },
  'reportedOwnerAlias',
);

export function isCommunity(image: CatalogImage): boolean {
  return getString(image, 'ownerAlias') === 'community';
}

const PLATFORMS: ReportedValues = {
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
  // Former names.
  redhat: 'Red Hat',
  suse: 'SUSE',
  'windows server': 'Windows Server',
};

function toReportedPlatform(image: CatalogImage): string | undefined {
  const platform = getString(image, 'platform');
  const title = platform && platform.charAt(0).toUpperCase() + platform.slice(1);
  return getString(image, 'reportedPlatform') ?? PLATFORMS[platform ?? ''] ?? title;
}

/** No other field of the response holds version, variant and language. */
function toOsName(image: CatalogImage): string | undefined {
  const product = PRODUCT_NAMES[getString(image, 'platform') ?? ''] ?? toReportedPlatform(image);
  const version = getString(image, 'platformVersion');
  const variant = getString(image, 'variant');
  const language = LANGUAGES[getString(image, 'language') ?? ''];
  const words = [`${product}  ${version}`, '64 bit', language, variant];
  return product && version && words.filter(Boolean).join(' ');
}

/** Product names that differ from Platform. */
const PRODUCT_NAMES: ReportedValues = {
  alinux: 'Alibaba Cloud Linux',
  anolis: 'Anolis OS',
  kylin: 'Kylin Linux Advanced Server',
  lifseaos: 'LifseaOS',
  openeuler: 'openEuler',
  rhel: 'Red Hat Enterprise Linux',
  sles: 'SUSE Linux Enterprise Server',
  uos: 'UOS',
};

const LANGUAGES: ReportedValues = { en: 'English Edition', zh: 'Chinese Edition' };

const toBootMode = reportedValue('bootMode', {
  bios: 'BIOS',
  uefi: 'UEFI',
  'uefi-preferred': 'UEFI-Preferred',
});

/** A number of more digits than a double holds; other text stays text. */
function toInt64(id: string | undefined): bigint | string | undefined {
  return id && /^\d+$/.test(id) ? BigInt(id) : id;
}

function toTitleCase(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'True' : 'False';
}

import {
  type CatalogImage,
  type FieldValues,
  getBoolean,
  getNumber,
  getObject,
  getObjectList,
  getString,
  getTags,
  stringsReader,
} from '../../../simulator/catalog/catalog-image';
import { reportedValue, toChinaTime } from '../../../simulator/reply/reported-value';

/** An image as DescribeImages writes it. */
export function toResponseImage(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageName: getString(image, 'name'),
    Description: getString(image, 'description') ?? '',
    OsType: toOsType(image),
    OsName: getString(image, 'osName'),
    Platform: toReportedPlatform(image),
    PlatformVersion:
      getString(image, 'reportedPlatformVersion') ?? toReportedPlatformVersion(image),
    Architecture: toArchitecture(image),
    Status: toReportedStatus(image),
    Visibility: toVisibility(image),
    CreatedAt: getString(image, 'reportedCreatedAt') ?? toChinaTime(getString(image, 'createdAt')),
    UpdatedAt: toChinaTime(getString(image, 'updatedAt')),
    IsSupportCloudInit: getBoolean(image, 'cloudInit'),
    ShareStatus: getString(image, 'shareStatus') ?? '',
    Size: getNumber(image, 'sizeGib'),
    VirtualSize: getNumber(image, 'virtualSize'),
    ImageOwnerId: getString(image, 'ownerId') ?? '',
    ProjectName: getString(image, 'projectName') ?? '',
    BootMode: getString(image, 'bootMode')?.toUpperCase(),
    Tags: Object.entries(getTags(image)).map(([Key, Value]) => ({ Key, Value })),
    Snapshots: getObjectList(image, 'snapshots').map((snapshot) => ({
      SnapshotId: getString(snapshot, 'snapshotId'),
      Size: getNumber(snapshot, 'size'),
      VolumeKind: getString(snapshot, 'volumeKind'),
    })),
    DetectionResults: toDetectionResults(getObject(image, 'detectionResults')),
    IsLTS: getBoolean(image, 'isLts'),
    IsInstallRunCommandAgent: getBoolean(image, 'isInstallRunCommandAgent'),
    Kernel: getString(image, 'kernel'),
    ProductCode: getString(image, 'productCode') ?? toProductCode(image),
    LicenseType: getString(image, 'licenseType'),
    LifecycleStatus: getString(image, 'lifecycleStatus'),
    MarketplaceImageBillType: getNumber(image, 'marketplaceImageBillType'),
  };
}

function toDetectionResults(results: FieldValues | undefined) {
  return (
    results && {
      DetectionStatus: getString(results, 'detectionStatus'),
      Items: getObjectList(results, 'items').map(toDetectionItem),
    }
  );
}

const toDetectionItem = stringsReader('Name', 'Result', 'RiskCode', 'RiskLevel');

export const toOsType = reportedValue('os', { linux: 'Linux', windows: 'Windows' });

export const toReportedPlatform = reportedValue(
  'platform',
  {
    centos: 'CentOS',
    debian: 'Debian',
    fedora: 'Fedora',
    opensuse: 'OpenSUSE',
    ubuntu: 'Ubuntu',
    velinux: 'veLinux',
    rocky: 'Rocky Linux',
    'windows-server': 'Windows Server',
    'windows server': 'Windows Server',
  },
  'reportedPlatform',
);

export const toReportedStatus = reportedValue('status', { failed: 'error' }, 'reportedStatus');

/** The visibility that follows from the owner. */
export const toVisibility = reportedValue(
  'ownerAlias',
  { system: 'public', self: 'private', marketplace: 'public' },
  'visibility',
);

const toArchitecture = reportedValue('architecture', { x86_64: 'amd64' }, 'reportedArchitecture');

/** The release, and after it the values that no other field of the response holds. */
function toReportedPlatformVersion(image: CatalogImage): string | undefined {
  const parts = ['platformVersion', 'variant', 'language'].map((field) => getString(image, field));
  return parts.filter(Boolean).join(' ') || undefined;
}

/** The product code, which every marketplace image has. */
function toProductCode(image: CatalogImage): string | undefined {
  return getString(image, 'ownerAlias') === 'marketplace' ? `product-${image.id}` : undefined;
}

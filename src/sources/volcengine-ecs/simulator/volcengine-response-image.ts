import {
  type CatalogImage,
  type FieldValues,
  getBoolean,
  getNumber,
  getObject,
  getObjectList,
  getString,
  getTags,
  pickStrings,
} from '../../../simulator/catalog/catalog-image';
import {
  type ReportedValues,
  toChinaTime,
  toReportedValue,
} from '../../../simulator/reply/reported-value';

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
    Architecture: toReportedValue(image, 'architecture', ARCHITECTURES, 'reportedArchitecture'),
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
      ...pickStrings(snapshot, 'SnapshotId', 'VolumeKind'),
      Size: getNumber(snapshot, 'size'),
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
      Items: getObjectList(results, 'items').map((item) =>
        pickStrings(item, 'Name', 'Result', 'RiskCode', 'RiskLevel'),
      ),
    }
  );
}

const OS_TYPES: ReportedValues = { linux: 'Linux', windows: 'Windows' };

/** The operating system as Volcengine reports it. */
export function toOsType(image: CatalogImage): string | undefined {
  return toReportedValue(image, 'os', OS_TYPES);
}

const PLATFORMS: ReportedValues = {
  centos: 'CentOS',
  debian: 'Debian',
  fedora: 'Fedora',
  opensuse: 'OpenSUSE',
  ubuntu: 'Ubuntu',
  velinux: 'veLinux',
  rocky: 'Rocky Linux',
  'windows-server': 'Windows Server',
  'windows server': 'Windows Server',
};

/** The platform as Volcengine reports it. */
export function toReportedPlatform(image: CatalogImage): string | undefined {
  return toReportedValue(image, 'platform', PLATFORMS, 'reportedPlatform');
}

/** The release, and after it the values that no other field of the response holds. */
function toReportedPlatformVersion(image: CatalogImage): string | undefined {
  const parts = ['platformVersion', 'variant', 'language'].map((field) => getString(image, field));
  return parts.filter(Boolean).join(' ') || undefined;
}

const STATUSES: ReportedValues = { failed: 'error' };

/** The status as Volcengine reports it. */
export function toReportedStatus(image: CatalogImage): string | undefined {
  return toReportedValue(image, 'status', STATUSES, 'reportedStatus');
}

const VISIBILITIES: ReportedValues = { system: 'public', self: 'private', marketplace: 'public' };

/** The visibility that follows from the owner. */
export function toVisibility(image: CatalogImage): string | undefined {
  return toReportedValue(image, 'ownerAlias', VISIBILITIES, 'visibility');
}

/** The product code, which every marketplace image has. */
function toProductCode(image: CatalogImage): string | undefined {
  return getString(image, 'ownerAlias') === 'marketplace' ? `product-${image.id}` : undefined;
}

const ARCHITECTURES: ReportedValues = { x86_64: 'amd64' };

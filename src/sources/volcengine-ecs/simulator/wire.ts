import type { CatalogImage } from '../../../simulator/catalog';
import {
  type Fields,
  flagOf,
  numberOf,
  objectOf,
  objectsOf,
  tagsOf,
  textOf,
} from '../../../simulator/field';
import { toShanghai } from '../../../simulator/moment';
import { type Spellings, spell } from '../../../simulator/spell';

/** An image as DescribeImages writes it. */
export function toWire(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageName: textOf(image, 'name'),
    Description: textOf(image, 'description') ?? '',
    OsType: toOsType(image),
    OsName: textOf(image, 'osName'),
    Platform: toPlatform(image),
    PlatformVersion: textOf(image, 'reportedPlatformVersion') ?? toRelease(image),
    Architecture: spell(image, 'architecture', ARCHITECTURES, 'reportedArchitecture'),
    Status: toStatus(image),
    Visibility: toVisibility(image),
    CreatedAt: textOf(image, 'reportedCreatedAt') ?? toShanghai(textOf(image, 'createdAt')),
    UpdatedAt: toShanghai(textOf(image, 'updatedAt')),
    IsSupportCloudInit: flagOf(image, 'cloudInit'),
    ShareStatus: textOf(image, 'shareStatus') ?? '',
    Size: numberOf(image, 'sizeGib'),
    VirtualSize: numberOf(image, 'virtualSize'),
    ImageOwnerId: textOf(image, 'ownerId') ?? '',
    ProjectName: textOf(image, 'projectName') ?? '',
    BootMode: textOf(image, 'bootMode')?.toUpperCase(),
    Tags: Object.entries(tagsOf(image)).map(([Key, Value]) => ({ Key, Value })),
    Snapshots: objectsOf(image, 'snapshots').map((snapshot) => ({
      SnapshotId: textOf(snapshot, 'snapshotId'),
      Size: numberOf(snapshot, 'size'),
      VolumeKind: textOf(snapshot, 'volumeKind'),
    })),
    DetectionResults: toDetection(objectOf(image, 'detectionResults')),
    IsLTS: flagOf(image, 'isLts'),
    IsInstallRunCommandAgent: flagOf(image, 'isInstallRunCommandAgent'),
    Kernel: textOf(image, 'kernel'),
    ProductCode: textOf(image, 'productCode') ?? toProductCode(image),
    LicenseType: textOf(image, 'licenseType'),
    LifecycleStatus: textOf(image, 'lifecycleStatus'),
    MarketplaceImageBillType: numberOf(image, 'marketplaceImageBillType'),
  };
}

function toDetection(results: Fields | undefined) {
  return (
    results && {
      DetectionStatus: textOf(results, 'detectionStatus'),
      Items: objectsOf(results, 'items').map((item) => ({
        Name: textOf(item, 'name'),
        Result: textOf(item, 'result'),
        RiskCode: textOf(item, 'riskCode'),
        RiskLevel: textOf(item, 'riskLevel'),
      })),
    }
  );
}

const OS_TYPES: Spellings = { linux: 'Linux', windows: 'Windows' };

export function toOsType(image: CatalogImage): string | undefined {
  return spell(image, 'os', OS_TYPES);
}

const PLATFORMS: Spellings = {
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

export function toPlatform(image: CatalogImage): string | undefined {
  return spell(image, 'platform', PLATFORMS, 'reportedPlatform');
}

/** The release, and behind it what stands nowhere else on the wire. */
function toRelease(image: CatalogImage): string | undefined {
  const release = ['platformVersion', 'variant', 'language'].map((field) => textOf(image, field));
  return release.filter(Boolean).join(' ') || undefined;
}

const STATUSES: Spellings = { failed: 'error' };

export function toStatus(image: CatalogImage): string | undefined {
  return spell(image, 'status', STATUSES, 'reportedStatus');
}

const VISIBILITIES: Spellings = { system: 'public', self: 'private', marketplace: 'public' };

export function toVisibility(image: CatalogImage): string | undefined {
  return spell(image, 'ownerAlias', VISIBILITIES, 'visibility');
}

/** Every image of the marketplace has one. */
function toProductCode(image: CatalogImage): string | undefined {
  return textOf(image, 'ownerAlias') === 'marketplace' ? `product-${image.id}` : undefined;
}

const ARCHITECTURES: Spellings = { x86_64: 'amd64' };

import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  CUSTOM_IMAGE_NAMES,
  compactDateAt,
  createRegionalRandom,
  ENVIRONMENT_TAGS,
  generateAccountId,
  generateId,
  MAX_AGE_DAYS,
  pickRandom,
  type Random,
  TEAM_TAGS,
  timestampAt,
} from '../../../simulator/generation/generate-values';
import { type Publication, planPublications } from '../../../simulator/generation/publication';
import { publicImageSeries, type VolcengineImageSeries } from './volcengine-public-images';

/** The owners other than the system, by position in every twenty images. */
const OWNERS: Readonly<Record<number, 'self' | 'shared' | 'marketplace'>> = {
  3: 'self',
  6: 'shared',
  8: 'self',
  13: 'self',
  16: 'marketplace',
  18: 'self',
};

type GenerateId = (kind: 'image' | 'snap') => string;

/** Dated releases of public images, and custom images between them. */
export function generateImages(
  random: Random,
  count: number,
  region: string,
): readonly CatalogImage[] {
  const accountId = generateAccountId(random);
  const otherAccountId = generateAccountId(random);
  const regionalRandom = createRegionalRandom(region, random);
  const generateIdOf: GenerateId = (kind) => generateId(regionalRandom, `${kind}-`, 20);
  const nextPublication = planPublications(publicImageSeries, Math.ceil(count * 0.7));
  return Array.from({ length: count }, (_, index) => {
    const ownerAlias = OWNERS[index % 20];
    if (ownerAlias === undefined) {
      return generatePublicImage(random, nextPublication(), generateIdOf('image'));
    }
    const ownerId = ownerAlias === 'self' ? accountId : otherAccountId;
    return generateCustomImage(random, index, { ownerAlias, ownerId, generateIdOf });
  });
}

/** The newest image of a series has its plain name, older ones have their date after it. */
function generatePublicImage(
  random: Random,
  { series, ageInDays, isNewest }: Publication<VolcengineImageSeries>,
  id: string,
): CatalogImage {
  const createdAt = timestampAt(ageInDays, series.osName.length);
  return toCatalogImage(random, series, {
    id,
    name: isNewest ? series.name : `${series.name} ${compactDateAt(ageInDays)}`,
    createdAt,
    updatedAt: createdAt,
    ownerAlias: 'system',
    isLts: series.isLts,
    lifecycleStatus: series.renewed === 'never' ? 'Deprecated' : 'Active',
  });
}

/** The statuses of the account's own images that are not available, by position in every hundred images. */
const STATUSES: Readonly<Record<number, string>> = { 18: 'creating', 68: 'failed' };

/** The owner of an image, and the values that differ between regions. */
interface VolcengineImageOwner {
  readonly ownerAlias: 'self' | 'shared' | 'marketplace';
  readonly ownerId: string;
  readonly generateIdOf: GenerateId;
}

function generateCustomImage(
  random: Random,
  index: number,
  { ownerAlias, ownerId, generateIdOf }: VolcengineImageOwner,
): CatalogImage {
  const series = pickRandom(random, publicImageSeries);
  const days = Math.floor(random() * MAX_AGE_DAYS);
  const minutes = Math.floor(random() * 900);
  const isSelf = ownerAlias === 'self';
  const isMarket = ownerAlias === 'marketplace';
  return toCatalogImage(random, series, {
    id: generateIdOf('image'),
    name: `${pickRandom(random, CUSTOM_IMAGE_NAMES)}-${compactDateAt(days)}`,
    description: isSelf ? `built from ${series.osName}` : '',
    createdAt: timestampAt(days, minutes),
    updatedAt: timestampAt(days, minutes + 12),
    status: STATUSES[index % 100],
    ownerAlias,
    ownerId,
    // Buyers see it among the public images.
    visibility: isMarket ? 'public' : undefined,
    productCode: isMarket ? generateId(random, 'product-', 4) : undefined,
    licenseType: isSelf && series.os === 'windows' ? 'BYOL' : undefined,
    projectName: isSelf ? pickRandom(random, ['default', 'shop']) : '',
    shareStatus: isSelf && random() < 0.2 ? 'HasShared' : '',
    tags: isSelf
      ? { env: pickRandom(random, ENVIRONMENT_TAGS), team: pickRandom(random, TEAM_TAGS) }
      : {},
    snapshots: [
      { snapshotId: generateIdOf('snap'), size: sizeGibOf(series), volumeKind: 'system' },
    ],
    detectionResults: DETECTION,
    marketplaceImageBillType: 0,
  });
}

const DETECTION = {
  detectionStatus: 'Finished',
  items: [{ name: 'CloudInit', result: 'Installed', riskCode: 'None', riskLevel: 'None' }],
};

interface VolcengineImageOverrides {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
function toCatalogImage(
  random: Random,
  series: VolcengineImageSeries,
  overrides: VolcengineImageOverrides,
): CatalogImage {
  const isLinux = series.os === 'linux';
  const sizeGib = sizeGibOf(series);
  return {
    source: 'volcengine-ecs',
    id: overrides.id,
    name: overrides.name,
    description: overrides.description ?? '',
    createdAt: overrides.createdAt,
    updatedAt: overrides.updatedAt,
    os: series.os,
    platform: series.platform,
    platformVersion: series.platformVersion,
    variant: series.variant,
    language: series.language,
    architecture: series.architecture,
    status: overrides.status ?? 'available',
    ownerAlias: overrides.ownerAlias,
    ownerId: overrides.ownerId,
    bootMode: series.architecture === 'arm64' ? 'uefi' : pickRandom(random, ['bios', 'uefi']),
    cloudInit: isLinux,
    sizeGib,
    tags: overrides.tags ?? {},
    osName: series.osName,
    reportedPlatform: series.reportedPlatform,
    reportedPlatformVersion: series.reportedPlatformVersion,
    projectName: overrides.projectName ?? '',
    shareStatus: overrides.shareStatus ?? '',
    visibility: overrides.visibility,
    virtualSize: sizeGib * 2 ** 30,
    isLts: overrides.isLts ?? false,
    isInstallRunCommandAgent: isLinux,
    kernel: isLinux ? '5.15.0-72-generic' : '',
    productCode: overrides.productCode ?? '',
    licenseType: overrides.licenseType ?? 'VolcanoEngine',
    lifecycleStatus: overrides.lifecycleStatus,
    marketplaceImageBillType: overrides.marketplaceImageBillType,
    snapshots: overrides.snapshots ?? [],
    detectionResults: overrides.detectionResults,
  };
}

function sizeGibOf({ os }: VolcengineImageSeries): number {
  return os === 'linux' ? 20 : 40;
}

import type { CatalogImage } from '../../../simulator/catalog';
import {
  ageOf,
  dayAt,
  environments,
  inventAccount,
  inventId,
  momentAt,
  names,
  OLDEST_DAYS,
  pick,
  RETIRED_DAYS,
  teams,
} from '../../../simulator/invent';
import { generationsOf, publicationAt, publicationsOf } from '../../../simulator/publication';
import type { Random } from '../../../simulator/random';
import { chanceIn } from '../../../simulator/region';
import type { Edition } from './edition';
import { editions } from './editions';

const PUBLICATIONS = publicationsOf(editions);

/** Of twenty images these are not the system's. */
const OWNERS: Readonly<Record<number, 'self' | 'shared' | 'marketplace'>> = {
  3: 'self',
  6: 'shared',
  8: 'self',
  13: 'self',
  16: 'marketplace',
  18: 'self',
};

type InventId = (kind: 'image' | 'snap') => string;

/** Dated releases of public images, and between them what people made. */
export function invent(random: Random, count: number, region?: string): readonly CatalogImage[] {
  const account = inventAccount(random);
  const stranger = inventAccount(random);
  const chance = chanceIn(region, random);
  const inventIdOf: InventId = (kind) => inventId(chance, `${kind}-`, 20);
  const generations = generationsOf(PUBLICATIONS, Math.ceil(count * 0.7));
  let systems = 0;
  return Array.from({ length: count }, (_, index) => {
    const owner = OWNERS[index % 20];
    if (owner === undefined) {
      systems += 1;
      return inventRelease(random, systems - 1, generations, inventIdOf);
    }
    const ownerId = owner === 'self' ? account : stranger;
    return inventCustom(random, index, { ownerAlias: owner, ownerId, inventIdOf });
  });
}

/** The newest image of an edition has its plain name, older ones have their day behind it. */
function inventRelease(
  random: Random,
  index: number,
  generations: number,
  inventIdOf: InventId,
): CatalogImage {
  const { edition, generation, isNewest } = publicationAt(PUBLICATIONS, index);
  const age = ageOf(generation, generations) - edition.delayDays;
  const days = edition.isRetired ? age + RETIRED_DAYS : age;
  const createdAt = momentAt(days, edition.osName.length);
  return toImage(random, edition, {
    id: inventIdOf('image'),
    name: isNewest ? edition.name : `${edition.name} ${dayAt(days)}`,
    createdAt,
    updatedAt: createdAt,
    ownerAlias: 'system',
    isLts: edition.isLts,
    lifecycleStatus: edition.isRetired ? 'Deprecated' : 'Active',
  });
}

/** Of a hundred images these, of the account's own, are not available. */
const STATUSES: Readonly<Record<number, string>> = { 18: 'creating', 68: 'failed' };

/** Whose an image is, and what differs between regions. */
interface Circumstances {
  readonly ownerAlias: 'self' | 'shared' | 'marketplace';
  readonly ownerId: string;
  readonly inventIdOf: InventId;
}

function inventCustom(
  random: Random,
  index: number,
  { ownerAlias, ownerId, inventIdOf }: Circumstances,
): CatalogImage {
  const edition = pick(random, editions);
  const days = Math.floor(random() * OLDEST_DAYS);
  const minutes = Math.floor(random() * 900);
  const isSelf = ownerAlias === 'self';
  const isMarket = ownerAlias === 'marketplace';
  return toImage(random, edition, {
    id: inventIdOf('image'),
    name: `${pick(random, names)}-${dayAt(days)}`,
    description: isSelf ? `built from ${edition.osName}` : '',
    createdAt: momentAt(days, minutes),
    updatedAt: momentAt(days, minutes + 12),
    status: STATUSES[index % 100],
    ownerAlias,
    ownerId,
    // Whoever buys it sees it among the public ones.
    visibility: isMarket ? 'public' : undefined,
    productCode: isMarket ? inventId(random, 'product-', 4) : undefined,
    licenseType: isSelf && edition.os === 'windows' ? 'BYOL' : undefined,
    projectName: isSelf ? pick(random, ['default', 'shop']) : '',
    shareStatus: isSelf && random() < 0.2 ? 'HasShared' : '',
    tags: isSelf ? { env: pick(random, environments), team: pick(random, teams) } : {},
    snapshots: [{ snapshotId: inventIdOf('snap'), size: SIZES[edition.os], volumeKind: 'system' }],
    detectionResults: DETECTION,
    marketplaceImageBillType: 0,
  });
}

const DETECTION = {
  detectionStatus: 'Finished',
  items: [{ name: 'CloudInit', result: 'Installed', riskCode: 'None', riskLevel: 'None' }],
};

/** What is special about an image; the rest follows from what it is based on. */
interface Special {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
function toImage(random: Random, edition: Edition, special: Special): CatalogImage {
  const isLinux = edition.os === 'linux';
  const sizeGib = SIZES[edition.os];
  return {
    source: 'volcengine-ecs',
    id: special.id,
    name: special.name,
    description: special.description ?? '',
    createdAt: special.createdAt,
    updatedAt: special.updatedAt,
    os: edition.os,
    platform: edition.platform,
    platformVersion: edition.platformVersion,
    variant: edition.variant,
    language: edition.language,
    architecture: edition.architecture,
    status: special.status ?? 'available',
    ownerAlias: special.ownerAlias,
    ownerId: special.ownerId,
    bootMode: edition.architecture === 'arm64' ? 'uefi' : pick(random, ['bios', 'uefi']),
    cloudInit: isLinux,
    sizeGib,
    tags: special.tags ?? {},
    osName: edition.osName,
    reportedPlatform: edition.word,
    reportedPlatformVersion: edition.release,
    projectName: special.projectName ?? '',
    shareStatus: special.shareStatus ?? '',
    visibility: special.visibility,
    virtualSize: sizeGib * 2 ** 30,
    isLts: special.isLts ?? false,
    isInstallRunCommandAgent: isLinux,
    kernel: isLinux ? '5.15.0-72-generic' : '',
    productCode: special.productCode ?? '',
    licenseType: special.licenseType ?? 'VolcanoEngine',
    lifecycleStatus: special.lifecycleStatus,
    marketplaceImageBillType: special.marketplaceImageBillType,
    snapshots: special.snapshots ?? [],
    detectionResults: special.detectionResults,
  };
}

const SIZES = { linux: 20, windows: 40 } as const;

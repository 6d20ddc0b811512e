import type { CatalogImage } from '../../../simulator/catalog';
import { type Build, builds, distributions, linux } from '../../../simulator/distribution';
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
  teams,
} from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';

const PUBLIC = builds([
  ...distributions.filter(({ architectures }) => !architectures.includes('i386')),
  linux('veLinux', '2.0', 'velinux_2_0', 'veLinux  2.0', ['x86_64', 'arm64']),
]);

/** Of ten images these are not public. */
const OWNERS: Readonly<Record<number, 'self' | 'shared'>> = { 3: 'self', 6: 'shared', 8: 'self' };

/** Dated releases of public images, and between them what people made. */
export function invent(random: Random, count: number): readonly CatalogImage[] {
  const account = inventAccount(random);
  const stranger = inventAccount(random);
  const generations = Math.ceil((count * 0.7) / PUBLIC.length);
  let releases = 0;
  return Array.from({ length: count }, (_, index) => {
    const owner = OWNERS[index % 10];
    if (owner === undefined) {
      releases += 1;
      return inventRelease(random, releases - 1, generations);
    }
    return inventCustom(random, owner, owner === 'self' ? account : stranger);
  });
}

/** The newest release of a build has its plain name, older ones have their day behind it. */
function inventRelease(random: Random, index: number, generations: number): CatalogImage {
  const build = PUBLIC[index % PUBLIC.length] as Build;
  const generation = Math.floor(index / PUBLIC.length);
  const days = ageOf(generation, generations);
  const title = titleOf(build);
  const createdAt = momentAt(days, build.title.length);
  return toImage(random, build, {
    id: inventId(random, 'image-', 20),
    name: generation === 0 ? title : `${title} ${dayAt(days)}`,
    createdAt,
    updatedAt: createdAt,
    ownerAlias: 'system',
    isLts: build.version === '22.04' || build.version === '2.0',
    lifecycleStatus: days > 600 ? 'Deprecated' : 'Active',
  });
}

function inventCustom(
  random: Random,
  ownerAlias: 'self' | 'shared',
  ownerId: string,
): CatalogImage {
  const build = pick(random, PUBLIC);
  const days = Math.floor(random() * OLDEST_DAYS);
  const minutes = Math.floor(random() * 900);
  const isSelf = ownerAlias === 'self';
  return toImage(random, build, {
    id: inventId(random, 'image-', 20),
    name: `${pick(random, names)}-${dayAt(days)}`,
    description: isSelf ? `built from ${titleOf(build)}` : '',
    createdAt: momentAt(days, minutes),
    updatedAt: momentAt(days, minutes + 12),
    status: isSelf ? ['creating', 'failed'][Math.floor(random() * 15)] : undefined,
    ownerAlias,
    ownerId,
    projectName: isSelf ? pick(random, ['default', 'shop']) : '',
    shareStatus: isSelf && random() < 0.2 ? 'HasShared' : '',
    tags: isSelf ? { env: pick(random, environments), team: pick(random, teams) } : {},
    snapshots: [
      { snapshotId: inventId(random, 'snap-', 20), size: build.sizeGib, volumeKind: 'system' },
    ],
    detectionResults: DETECTION,
    marketplaceImageBillType: 0,
  });
}

const DETECTION = {
  detectionStatus: 'Finished',
  items: [{ name: 'CloudInit', result: 'Installed', riskCode: 'None', riskLevel: 'None' }],
};

/** What is special about an image; the rest follows from the distribution below it. */
interface Special {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
function toImage(random: Random, build: Build, special: Special): CatalogImage {
  const isLinux = build.os === 'linux';
  return {
    source: 'volcengine-ecs',
    id: special.id,
    name: special.name,
    description: special.description ?? '',
    createdAt: special.createdAt,
    updatedAt: special.updatedAt,
    os: build.os,
    platform: build.platform,
    platformVersion: build.version,
    architecture: build.architecture,
    status: special.status ?? 'available',
    ownerAlias: special.ownerAlias,
    ownerId: special.ownerId,
    bootMode: build.architecture === 'arm64' ? 'uefi' : pick(random, ['bios', 'uefi']),
    cloudInit: isLinux,
    sizeGib: build.sizeGib,
    tags: special.tags ?? {},
    osName: titleOf(build),
    reportedPlatform: isLinux ? build.word : 'Windows Server',
    projectName: special.projectName ?? '',
    shareStatus: special.shareStatus ?? '',
    virtualSize: build.sizeGib * 2 ** 30,
    isLts: special.isLts ?? false,
    isInstallRunCommandAgent: isLinux,
    kernel: isLinux ? '5.15.0-72-generic' : '',
    productCode: special.ownerAlias === 'shared' ? 'product-7k2m' : '',
    licenseType: isLinux ? '' : 'VolcanoEngine',
    lifecycleStatus: special.lifecycleStatus,
    marketplaceImageBillType: special.marketplaceImageBillType,
    snapshots: special.snapshots ?? [],
    detectionResults: special.detectionResults,
  };
}

function titleOf({ title, architecture }: Build): string {
  return `${title.replace('  ', ' ')} 64 bit${architecture === 'arm64' ? ' ARM' : ''}`;
}

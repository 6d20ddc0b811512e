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

/** Of twenty images these are not the system's. */
const OWNERS: Readonly<Record<number, 'self' | 'shared' | 'marketplace' | 'community'>> = {
  2: 'self',
  5: 'shared',
  8: 'self',
  11: 'marketplace',
  13: 'self',
  16: 'community',
  18: 'self',
};

const SYSTEM = builds([
  ...distributions,
  linux('Aliyun', '3.2104', 'aliyun_3', 'Alibaba Cloud Linux  3.2104 LTS', ['x86_64', 'arm64']),
  linux('Rocky Linux', '9.5', 'rockylinux_9_5', 'Rocky Linux  9.5', ['x86_64', 'arm64']),
]);

/** Dated releases of the system's distributions, and between them what people made. */
export function invent(random: Random, count: number): readonly CatalogImage[] {
  const account = inventAccount(random);
  const strangers = [inventAccount(random), inventAccount(random)] as const;
  const generations = Math.ceil((count * 0.65) / SYSTEM.length);
  let systems = 0;
  return Array.from({ length: count }, (_, index) => {
    const owner = OWNERS[index % 20];
    if (owner === undefined) {
      systems += 1;
      return inventRelease(random, systems - 1, generations);
    }
    const ownerId = owner === 'self' ? account : pick(random, strangers);
    return inventCustom(random, index, owner, ownerId);
  });
}

/** The builds of one release share its date to the second, as the real ones do. */
function inventRelease(random: Random, index: number, generations: number): CatalogImage {
  const build = SYSTEM[index % SYSTEM.length] as Build;
  const generation = Math.floor(index / SYSTEM.length);
  const days = ageOf(generation, generations);
  const day = dayAt(days);
  const again = generation > OLDEST_DAYS ? `_${generation}` : '';
  const width = WIDTHS[build.architecture];
  const name = `${build.file}_${width}_${build.sizeGib}G_alibase_${day}${again}.vhd`;
  const isOld = build.architecture === 'i386' || days > 600;
  return toImage(random, build, {
    id: name,
    name,
    createdAt: momentAt(days, build.title.length),
    status: isOld ? 'deprecated' : 'available',
    ownerAlias: 'system',
    family: `acs:${build.file}_${width}`,
    version: day,
    licenseType: build.os === 'windows' ? 'Aliyun' : 'Auto',
  });
}

const SELF_STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  0: ['creating', 'Creating'],
  1: ['creating', 'Waiting'],
  2: ['failed', 'CreateFailed'],
  3: ['unavailable', 'UnAvailable'],
  4: ['deprecated', 'Deprecated'],
};

function inventCustom(
  random: Random,
  index: number,
  ownerAlias: 'self' | 'shared' | 'marketplace' | 'community',
  ownerId: string,
): CatalogImage {
  const build = pick(random, SYSTEM);
  const days = Math.floor(random() * OLDEST_DAYS);
  const isSelf = ownerAlias === 'self';
  const isMarket = ownerAlias === 'marketplace';
  const statuses = isSelf ? SELF_STATUSES[Math.floor(random() * 25)] : undefined;
  const [status, reportedStatus] = statuses ?? ['available', 'Available'];
  return toImage(random, build, {
    id: inventId(random, 'm-bp1', 17),
    name: `${pick(random, names)}-${dayAt(days)}`,
    description: isSelf ? `built from ${build.title}` : '',
    createdAt: momentAt(days, Math.floor(random() * 900)),
    status,
    reportedStatus,
    progress: status === 'creating' ? Math.floor(random() * 100) : 100,
    ownerAlias,
    ownerId,
    family: isSelf ? pick(random, ['web', 'db', 'base']) : undefined,
    version: '1.0',
    isCopied: index % 3 === 0,
    isSelfShared: isSelf && index % 4 === 0,
    productCode: isMarket ? inventId(random, 'cmjj', 8) : undefined,
    supplierName: isMarket ? 'Example ISV' : undefined,
    expired: isMarket && index % 3 === 0,
    resourceGroupId: isSelf ? pick(random, RESOURCE_GROUPS) : undefined,
    tags: isSelf ? { env: pick(random, environments), team: pick(random, teams) } : {},
    diskDeviceMappings: disksOf(random, build, index),
    detectionOptions: DETECTION,
    secureBootOptions: { secureBootSupport: 'unsupported' },
  });
}

const RESOURCE_GROUPS = ['rg-bp67acfmxazb4p', 'rg-2df3isufhi38xq'];

const DETECTION = {
  status: 'Finished',
  items: [{ name: 'Nvme', value: 'Nvme.Installed', riskLevel: 'Medium', riskCode: 'NVMe' }],
};

function disksOf(random: Random, { sizeGib }: Build, index: number) {
  const system = diskOf('/dev/xvda', 'system', sizeGib, inventId(random, 's-bp1', 17));
  return index % 5 === 0
    ? [system, diskOf('/dev/xvdb', 'data', 100, inventId(random, 's-bp1', 17))]
    : [system];
}

function diskOf(device: string, type: string, size: number, snapshotId: string) {
  return {
    device,
    type,
    size,
    snapshotId,
    format: 'VHD',
    progress: 100,
    remainTime: 0,
    encrypted: type === 'data',
    importOssBucket: type === 'data' ? 'golden-images' : '',
    importOssObject: type === 'data' ? 'data.vhd' : '',
  };
}

const WIDTHS = { x86_64: 'x64', arm64: 'arm64', i386: '32' } as const;

/** What is special about an image; the rest follows from the distribution below it. */
interface Special {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly status: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
function toImage(random: Random, build: Build, special: Special): CatalogImage {
  const isLinux = build.os === 'linux';
  const bits = build.architecture === 'i386' ? '32 bit' : '64 bit';
  const title = `${build.title} ${bits}${build.architecture === 'arm64' ? ' for ARM' : ''}`;
  return {
    source: 'alicloud-ecs',
    id: special.id,
    name: special.name,
    description: special.description ?? '',
    createdAt: special.createdAt,
    os: build.os,
    platform: build.platform,
    platformVersion: build.version,
    architecture: build.architecture,
    status: special.status,
    deprecated: special.status === 'deprecated',
    ownerAlias: special.ownerAlias,
    ownerId: special.ownerId,
    family: special.family,
    version: special.version,
    bootMode: build.architecture === 'arm64' ? 'uefi' : isLinux ? 'uefi-preferred' : 'bios',
    cloudInit: isLinux,
    sizeGib: build.sizeGib,
    tags: special.tags ?? {},
    osName: title,
    osNameEn: title,
    reportedPlatform: build.word,
    reportedStatus: special.reportedStatus,
    usage: pick(random, ['instance', 'none']),
    productCode: special.productCode,
    progress: special.progress ?? 100,
    isCopied: special.isCopied ?? false,
    isSubscribed: special.ownerAlias === 'marketplace',
    isSelfShared: special.isSelfShared ?? false,
    isPublic: special.ownerAlias === 'community',
    isSupportIoOptimized: build.architecture !== 'i386',
    loginAsNonRootSupported: isLinux,
    usable: special.status === 'available',
    resourceGroupId: special.resourceGroupId,
    supplierName: special.supplierName,
    licenseType: special.licenseType,
    diskDeviceMappings: special.diskDeviceMappings ?? [],
    detectionOptions: special.detectionOptions,
    features: isLinux ? MODERN : DATED,
    secureBootOptions: special.secureBootOptions,
    expired: special.expired ?? false,
  };
}

const MODERN = {
  nvmeSupport: 'supported',
  imdsSupport: 'v2',
  cpuOnlineUpgrade: 'supported',
  cpuOnlineDowngrade: 'unsupported',
  memoryOnlineUpgrade: 'supported',
  memoryOnlineDowngrade: 'unsupported',
};

const DATED = {
  nvmeSupport: 'unsupported',
  imdsSupport: 'v1',
  cpuOnlineUpgrade: 'unsupported',
  cpuOnlineDowngrade: 'unsupported',
  memoryOnlineUpgrade: 'unsupported',
  memoryOnlineDowngrade: 'unsupported',
};

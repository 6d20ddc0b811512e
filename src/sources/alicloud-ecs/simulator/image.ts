import type { CatalogImage } from '../../../simulator/catalog';
import { pick } from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';
import type { Base } from './edition';

/** What is special about an image; the rest follows from what it is based on. */
export interface Special {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly status: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
export function toImage(random: Random, base: Base, special: Special): CatalogImage {
  const isLinux = base.os === 'linux';
  const isSystem = special.ownerAlias === 'system';
  return {
    source: 'alicloud-ecs',
    id: special.id,
    name: special.name,
    description: special.description ?? '',
    createdAt: special.createdAt,
    os: base.os,
    platform: base.platform,
    platformVersion: base.platformVersion,
    variant: base.variant,
    language: base.language,
    architecture: base.architecture,
    status: special.status,
    deprecated: special.status === 'deprecated',
    ownerAlias: special.ownerAlias,
    ownerId: special.ownerId,
    family: special.family,
    version: special.version,
    bootMode: base.bootMode,
    cloudInit: isLinux,
    sizeGib: base.sizeGib,
    tags: special.tags ?? {},
    osName: base.osName,
    osNameEn: base.osNameEn,
    reportedPlatform: base.word,
    reportedStatus: special.reportedStatus,
    usage: pick(random, ['instance', 'none']),
    productCode: special.productCode,
    progress: special.progress ?? 100,
    isCopied: special.isCopied ?? false,
    isSubscribed: special.ownerAlias === 'marketplace',
    isSelfShared: special.isSelfShared ?? false,
    // Those of the system are public as well.
    isPublic: isSystem || special.ownerAlias === 'community',
    isSupportIoOptimized: base.architecture !== 'i386',
    loginAsNonRootSupported: isLinux,
    usable: special.status === 'available',
    resourceGroupId: special.resourceGroupId,
    supplierName: special.supplierName,
    licenseType: special.licenseType,
    diskDeviceMappings: special.diskDeviceMappings ?? [],
    detectionOptions: special.detectionOptions,
    features: special.status === 'deprecated' || !isLinux ? DATED : MODERN,
    secureBootOptions: base.bootMode === 'uefi' ? SECURE : INSECURE,
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

const SECURE = { secureBootSupport: 'supported' };

const INSECURE = { secureBootSupport: 'unsupported' };

import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import { pickRandom, type Random } from '../../../simulator/generation/generate-values';
import type { AlicloudBaseSystem } from './alicloud-public-images';

export interface AlicloudImageOverrides {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly status: string;
  readonly ownerAlias: string;
  readonly [field: string]: unknown;
}

/** One literal, field by field: spreading objects of this size takes forty times as long. */
export function toCatalogImage(
  random: Random,
  base: AlicloudBaseSystem,
  overrides: AlicloudImageOverrides,
): CatalogImage {
  const isLinux = base.os === 'linux';
  const isSystem = overrides.ownerAlias === 'system';
  return {
    source: 'alicloud-ecs',
    id: overrides.id,
    name: overrides.name,
    description: overrides.description ?? '',
    createdAt: overrides.createdAt,
    os: base.os,
    platform: base.platform,
    platformVersion: base.platformVersion,
    variant: base.variant,
    language: base.language,
    architecture: base.architecture,
    status: overrides.status,
    deprecated: overrides.status === 'deprecated',
    ownerAlias: overrides.ownerAlias,
    ownerId: overrides.ownerId,
    family: overrides.family,
    version: overrides.version,
    bootMode: base.bootMode,
    cloudInit: isLinux,
    sizeGib: base.sizeGib,
    tags: overrides.tags ?? {},
    osName: base.osName,
    osNameEn: base.osNameEn,
    reportedPlatform: base.reportedPlatform,
    reportedStatus: overrides.reportedStatus,
    usage: pickRandom(random, ['instance', 'none']),
    productCode: overrides.productCode,
    progress: overrides.progress ?? 100,
    isCopied: overrides.isCopied ?? false,
    isSubscribed: overrides.ownerAlias === 'marketplace',
    isSelfShared: overrides.isSelfShared ?? false,
    // Images of the system are public as well.
    isPublic: isSystem || overrides.ownerAlias === 'community',
    isSupportIoOptimized: base.architecture !== 'i386',
    loginAsNonRootSupported: isLinux,
    usable: overrides.status === 'available',
    resourceGroupId: overrides.resourceGroupId,
    supplierName: overrides.supplierName,
    licenseType: overrides.licenseType,
    diskDeviceMappings: overrides.diskDeviceMappings ?? [],
    detectionOptions: overrides.detectionOptions,
    features: overrides.status === 'deprecated' || !isLinux ? DATED_FEATURES : MODERN_FEATURES,
    secureBootOptions: {
      secureBootSupport: base.bootMode === 'uefi' ? 'supported' : 'unsupported',
    },
    expired: overrides.expired ?? false,
  };
}

const MODERN_FEATURES = featuresOf('supported', 'v2');
const DATED_FEATURES = featuresOf('unsupported', 'v1');

function featuresOf(support: 'supported' | 'unsupported', imdsSupport: string) {
  return {
    nvmeSupport: support,
    imdsSupport,
    cpuOnlineUpgrade: support,
    cpuOnlineDowngrade: 'unsupported',
    memoryOnlineUpgrade: support,
    memoryOnlineDowngrade: 'unsupported',
  };
}

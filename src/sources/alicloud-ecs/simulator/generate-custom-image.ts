import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  CUSTOM_IMAGE_NAMES,
  compactDateAt,
  ENVIRONMENT_TAGS,
  generateId,
  MAX_AGE_DAYS,
  pickRandom,
  type Random,
  TEAM_TAGS,
  timestampAt,
} from '../../../simulator/generation/generate-values';
import { type AlicloudBaseSystem, publicImageSeries } from './alicloud-public-images';
import { toCatalogImage } from './to-catalog-image';

/** The statuses of the account's own images that are not available, by position in every hundred images. */
const STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  18: ['creating', 'Creating'],
  33: ['creating', 'Waiting'],
  48: ['failed', 'CreateFailed'],
  62: ['unavailable', 'UnAvailable'],
  82: ['deprecated', 'Deprecated'],
};

/** The owner of an image, and the values that differ between regions. */
interface AlicloudImageOwner {
  readonly ownerAlias: 'self' | 'shared' | 'marketplace' | 'community';
  readonly ownerId: string;
  generateIdOf(kind: 'm' | 's'): string;
}

/** An image that is built from a public one, or imported. */
export function generateCustomImage(
  random: Random,
  index: number,
  { ownerAlias, ownerId, generateIdOf }: AlicloudImageOwner,
): CatalogImage {
  const isImported = index % 3 === 0 && ownerAlias !== 'marketplace';
  const base = pickRandom<AlicloudBaseSystem>(
    random,
    isImported ? importedSystems : publicImageSeries,
  );
  const days = Math.floor(random() * MAX_AGE_DAYS);
  const isSelf = ownerAlias === 'self';
  const isMarket = ownerAlias === 'marketplace';
  const [status, reportedStatus] = STATUSES[index % 100] ?? ['available', 'Available'];
  return toCatalogImage(random, base, {
    id: generateIdOf('m'),
    name: isMarket
      ? (MARKETPLACE_IMAGE_NAMES[index % MARKETPLACE_IMAGE_NAMES.length] ??
        MARKETPLACE_IMAGE_NAMES[0])
      : `${pickRandom(random, CUSTOM_IMAGE_NAMES)}-${compactDateAt(days)}`,
    description: isSelf ? `built from ${base.osName}` : '',
    createdAt: timestampAt(days, Math.floor(random() * 900)),
    status,
    reportedStatus,
    progress: status === 'creating' ? Math.floor(random() * 100) : 100,
    ownerAlias,
    ownerId,
    family: isSelf ? pickRandom(random, ['web', 'db', 'base']) : undefined,
    version: isImported ? undefined : '1.0',
    isCopied: index % 3 === 0,
    isSelfShared: isSelf && index % 4 === 0,
    productCode: isMarket ? generateId(random, 'cmjj', 8) : undefined,
    supplierName: isMarket ? 'Example ISV' : undefined,
    expired: isMarket && index % 3 === 0,
    resourceGroupId: isSelf ? pickRandom(random, RESOURCE_GROUPS) : undefined,
    tags: isSelf
      ? { env: pickRandom(random, ENVIRONMENT_TAGS), team: pickRandom(random, TEAM_TAGS) }
      : {},
    diskDeviceMappings: toDiskMappings(generateIdOf, base, index),
    detectionOptions: DETECTION,
  });
}

const RESOURCE_GROUPS = ['rg-bp67acfmxazb4p', 'rg-2df3isufhi38xq'];

const DETECTION = {
  status: 'Finished',
  items: [{ name: 'Nvme', value: 'Nvme.Installed', riskLevel: 'Medium', riskCode: 'NVMe' }],
};

function toDiskMappings(
  generateIdOf: AlicloudImageOwner['generateIdOf'],
  { sizeGib }: AlicloudBaseSystem,
  index: number,
) {
  const system = toDiskMapping('/dev/xvda', 'system', sizeGib, generateIdOf('s'));
  return index % 5 === 0
    ? [system, toDiskMapping('/dev/xvdb', 'data', 100, generateIdOf('s'))]
    : [system];
}

function toDiskMapping(device: string, type: string, size: number, snapshotId: string) {
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

/** Names of marketplace images, which do not always match their systems. */
const MARKETPLACE_IMAGE_NAMES = [
  'LNMP一键环境（Ubuntu 22.04 Nginx MySQL PHP）',
  'WordPress 6.8 with CUDA',
  'CentOS 7.9 安全加固版',
] as const;

const IMPORTED = { architecture: 'x86_64', bootMode: 'bios', sizeGib: 40 } as const;

/** The systems of imported images; of Linux, the release is unknown. */
const importedSystems: readonly AlicloudBaseSystem[] = [
  ...[
    ['ubuntu', 'Ubuntu', 'Ubuntu_64'] as const,
    ['others-linux', 'Others Linux', 'Others Linux'] as const,
    ['customized-linux', 'Customized Linux', 'Customized Linux'] as const,
  ].map(
    ([platform, reportedPlatform, osName]) =>
      ({ ...IMPORTED, os: 'linux', platform, reportedPlatform, osName, osNameEn: osName }) as const,
  ),
  {
    ...IMPORTED,
    os: 'windows',
    platform: 'windows-server',
    platformVersion: '2016',
    language: 'zh',
    reportedPlatform: 'Windows Server 2016',
    osName: 'Windows Server 2016 Datacenter Edition 64-bit (Chinese)',
    osNameEn: 'Windows Server  2016 Data Center Edition 64bit Chinese Edition',
  },
];

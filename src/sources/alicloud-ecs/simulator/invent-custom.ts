import type { CatalogImage } from '../../../simulator/catalog';
import {
  dayAt,
  environments,
  inventId,
  momentAt,
  names,
  OLDEST_DAYS,
  pick,
  teams,
} from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';
import type { Base } from './edition';
import { editions } from './editions';
import { toImage } from './image';

/** Of a hundred images these, of the account's own, are not available. */
const STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  18: ['creating', 'Creating'],
  33: ['creating', 'Waiting'],
  48: ['failed', 'CreateFailed'],
  62: ['unavailable', 'UnAvailable'],
  82: ['deprecated', 'Deprecated'],
};

/** Whose an image is, and what differs between regions. */
interface Circumstances {
  readonly ownerAlias: 'self' | 'shared' | 'marketplace' | 'community';
  readonly ownerId: string;
  inventIdOf(kind: 'm' | 's'): string;
}

/** An image that somebody made of a public one, or imported. */
export function inventCustom(
  random: Random,
  index: number,
  { ownerAlias, ownerId, inventIdOf }: Circumstances,
): CatalogImage {
  const isImported = index % 3 === 0 && ownerAlias !== 'marketplace';
  const base = pick<Base>(random, isImported ? imported : editions);
  const days = Math.floor(random() * OLDEST_DAYS);
  const isSelf = ownerAlias === 'self';
  const isMarket = ownerAlias === 'marketplace';
  const [status, reportedStatus] = STATUSES[index % 100] ?? ['available', 'Available'];
  return toImage(random, base, {
    id: inventIdOf('m'),
    name: isMarket
      ? (PRODUCTS[index % PRODUCTS.length] ?? PRODUCTS[0])
      : `${pick(random, names)}-${dayAt(days)}`,
    description: isSelf ? `built from ${base.osName}` : '',
    createdAt: momentAt(days, Math.floor(random() * 900)),
    status,
    reportedStatus,
    progress: status === 'creating' ? Math.floor(random() * 100) : 100,
    ownerAlias,
    ownerId,
    family: isSelf ? pick(random, ['web', 'db', 'base']) : undefined,
    version: isImported ? undefined : '1.0',
    isCopied: index % 3 === 0,
    isSelfShared: isSelf && index % 4 === 0,
    productCode: isMarket ? inventId(random, 'cmjj', 8) : undefined,
    supplierName: isMarket ? 'Example ISV' : undefined,
    expired: isMarket && index % 3 === 0,
    resourceGroupId: isSelf ? pick(random, RESOURCE_GROUPS) : undefined,
    tags: isSelf ? { env: pick(random, environments), team: pick(random, teams) } : {},
    diskDeviceMappings: disksOf(inventIdOf, base, index),
    detectionOptions: DETECTION,
  });
}

const RESOURCE_GROUPS = ['rg-bp67acfmxazb4p', 'rg-2df3isufhi38xq'];

const DETECTION = {
  status: 'Finished',
  items: [{ name: 'Nvme', value: 'Nvme.Installed', riskLevel: 'Medium', riskCode: 'NVMe' }],
};

function disksOf(inventIdOf: Circumstances['inventIdOf'], { sizeGib }: Base, index: number) {
  const system = diskOf('/dev/xvda', 'system', sizeGib, inventIdOf('s'));
  return index % 5 === 0 ? [system, diskOf('/dev/xvdb', 'data', 100, inventIdOf('s'))] : [system];
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

/** What the marketplace calls its images says nothing certain about their systems. */
const PRODUCTS = [
  'LNMP一键环境（Ubuntu 22.04 Nginx MySQL PHP）',
  'WordPress 6.8 with CUDA',
  'CentOS 7.9 安全加固版',
] as const;

/** What imported images are called, whose release nobody knows. */
const imported: readonly Base[] = [
  toImported('ubuntu', 'Ubuntu', 'Ubuntu_64'),
  toImported('others-linux', 'Others Linux', 'Others Linux'),
  toImported('customized-linux', 'Customized Linux', 'Customized Linux'),
  {
    os: 'windows',
    platform: 'windows-server',
    platformVersion: '2016',
    language: 'zh',
    architecture: 'x86_64',
    word: 'Windows Server 2016',
    osName: 'Windows Server 2016 Datacenter Edition 64-bit (Chinese)',
    osNameEn: 'Windows Server  2016 Data Center Edition 64bit Chinese Edition',
    bootMode: 'bios',
    sizeGib: 40,
  },
];

function toImported(platform: string, word: string, osName: string): Base {
  return {
    os: 'linux',
    platform,
    architecture: 'x86_64',
    word,
    osName,
    osNameEn: osName,
    bootMode: 'bios',
    sizeGib: 40,
  };
}

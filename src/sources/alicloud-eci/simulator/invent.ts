import type { CatalogImage } from '../../../simulator/catalog';
import { ageOf, dayAt, environments, inventId, momentAt, pick } from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';
import { chanceIn, lettersOf } from '../../../simulator/region';

const REGISTRY = 'registry-vpc.cn-hangzhou.aliyuncs.com/eci_open';
const CONTENTS = [
  ['web', `${REGISTRY}/nginx:1.27.4`],
  ['cache', `${REGISTRY}/redis:7.4.2`],
  ['runtime', `${REGISTRY}/node:22-alpine`, `${REGISTRY}/busybox:latest`],
  ['python', `${REGISTRY}/python:3.13-slim`],
  ['web-legacy', `${REGISTRY}/nginx:1.15.10-perl`],
  ['推理服务', 'registry.example.com:5000/ml/inference:2.1.0', `${REGISTRY}/nginx:1.27.4`],
] as const;

/** Of fifty caches these are not ready. */
const STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  7: ['creating', 'Preparing'],
  17: ['creating', 'Creating'],
  27: ['creating', 'Updating'],
  37: ['failed', 'Failed'],
  47: ['failed', 'UpdateFailed'],
};

/** Caches of common container images, renewed from time to time; some expire. */
export function invent(random: Random, count: number, region?: string): readonly CatalogImage[] {
  const chance = chanceIn(region, random);
  const inventIdOf = (kind: string) => inventId(chance, `${kind}-${lettersOf(region)}`, 17);
  const generations = Math.ceil(count / CONTENTS.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const [name, ...images] = CONTENTS[index % CONTENTS.length] ?? CONTENTS[0];
    const days = ageOf(Math.floor(index / CONTENTS.length), generations);
    const [status, reportedStatus] = STATUSES[index % 50] ?? ['available', 'Ready'];
    const createdAt = momentAt(days, 0);
    return {
      source: 'alicloud-eci',
      id: inventIdOf('imc'),
      name: `${name}-${dayAt(days)}`,
      createdAt,
      expiresAt: index % 4 === 3 ? momentAt(days - 365, 0) : undefined,
      os: 'linux',
      status,
      reportedStatus,
      ownerAlias: 'self',
      sizeGib: 20 + (index % 3) * 5,
      tags: { env: pick(random, environments) },
      images,
      snapshotId: inventIdOf('s'),
      flashSnapshotId: index % 5 === 0 ? inventId(chance, 'local-', 20) : undefined,
      containerGroupId: inventIdOf('eci'),
      resourceGroupId: pick(random, ['rg-2df3isufhi38xq', 'rg-acfm2pz25js26uq']),
      progress: status === 'available' ? 100 : Math.floor(random() * 100),
      eliminationStrategy: index % 2 === 0 ? 'LRU' : '',
      lastMatchedTime: momentAt(Math.max(0, days - 3), 60).replace('.000Z', 'Z'),
      events: [eventOf(random, name, status, createdAt.replace('.000Z', 'Z'))],
    };
  });
}

function eventOf(random: Random, name: string, status: string, at: string) {
  const isFailed = status === 'failed';
  return {
    name: inventId(random, `${name}.`, 16),
    type: isFailed ? 'Warning' : 'Normal',
    reason: isFailed ? 'ImageCacheFailed' : 'ImageCacheChecked',
    message: isFailed
      ? 'Failed to pull the container image.'
      : 'Successfully check image cache resource.',
    count: 1,
    firstTimestamp: at,
    lastTimestamp: at,
  };
}

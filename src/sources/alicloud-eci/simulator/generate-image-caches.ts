import { regionCodeOf } from '../../../clouds/alicloud/server/region-code';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  ageInDays,
  compactDateAt,
  createRegionalRandom,
  ENVIRONMENT_TAGS,
  generateId,
  pickRandom,
  type Random,
  timestampAt,
} from '../../../simulator/generation/generate-values';

const REGISTRY = 'registry-vpc.cn-hangzhou.aliyuncs.com/eci_open';
const CONTENTS = [
  ['web', `${REGISTRY}/nginx:1.27.4`],
  ['cache', `${REGISTRY}/redis:7.4.2`],
  ['runtime', `${REGISTRY}/node:22-alpine`, `${REGISTRY}/busybox:latest`],
  ['python', `${REGISTRY}/python:3.13-slim`],
  ['web-legacy', `${REGISTRY}/nginx:1.15.10-perl`],
  ['推理服务', 'registry.example.com:5000/ml/inference:2.1.0', `${REGISTRY}/nginx:1.27.4`],
] as const;

/** The statuses of caches that are not ready, by position in every fifty caches. */
const STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  7: ['creating', 'Preparing'],
  17: ['creating', 'Creating'],
  27: ['creating', 'Updating'],
  37: ['failed', 'Failed'],
  47: ['failed', 'UpdateFailed'],
};

/** Caches of common container images in several generations; some expire. */
export function generateImages(
  random: Random,
  count: number,
  region: string,
): readonly CatalogImage[] {
  const regionalRandom = createRegionalRandom(region, random);
  const generateIdOf = (kind: string) =>
    generateId(regionalRandom, `${kind}-${regionCodeOf(region)}`, 17);
  const generations = Math.ceil(count / CONTENTS.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const [name, ...images] = CONTENTS[index % CONTENTS.length] ?? CONTENTS[0];
    const days = ageInDays(Math.floor(index / CONTENTS.length), generations);
    const [status, reportedStatus] = STATUSES[index % 50] ?? ['available', 'Ready'];
    const createdAt = timestampAt(days, 0);
    return {
      source: 'alicloud-eci',
      id: generateIdOf('imc'),
      name: `${name}-${compactDateAt(days)}`,
      createdAt,
      expiresAt: index % 4 === 3 ? timestampAt(days - 365, 0) : undefined,
      os: 'linux',
      status,
      reportedStatus,
      ownerAlias: 'self',
      sizeGib: 20 + (index % 3) * 5,
      tags: { env: pickRandom(random, ENVIRONMENT_TAGS) },
      images,
      snapshotId: generateIdOf('s'),
      flashSnapshotId: index % 5 === 0 ? generateId(regionalRandom, 'local-', 20) : undefined,
      containerGroupId: generateIdOf('eci'),
      resourceGroupId: pickRandom(random, ['rg-2df3isufhi38xq', 'rg-acfm2pz25js26uq']),
      progress: status === 'available' ? 100 : Math.floor(random() * 100),
      eliminationStrategy: index % 2 === 0 ? 'LRU' : '',
      lastMatchedTime: timestampAt(Math.max(0, days - 3), 60).replace('.000Z', 'Z'),
      events: [toEvent(random, name, status, createdAt.replace('.000Z', 'Z'))],
    };
  });
}

function toEvent(random: Random, name: string, status: string, timestamp: string) {
  const isFailed = status === 'failed';
  return {
    name: generateId(random, `${name}.`, 16),
    type: isFailed ? 'Warning' : 'Normal',
    reason: isFailed ? 'ImageCacheFailed' : 'ImageCacheChecked',
    message: isFailed
      ? 'Failed to pull the container image.'
      : 'Successfully check image cache resource.',
    count: 1,
    firstTimestamp: timestamp,
    lastTimestamp: timestamp,
  };
}

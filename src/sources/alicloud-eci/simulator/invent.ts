import type { CatalogImage } from '../../../simulator/catalog';
import { ageOf, dayAt, environments, inventId, momentAt, pick } from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';

const REGISTRY = 'registry-vpc.cn-hangzhou.aliyuncs.com/eci_open';
const CONTENTS = [
  ['web', `${REGISTRY}/nginx:1.27.4`],
  ['cache', `${REGISTRY}/redis:7.4.2`],
  ['runtime', `${REGISTRY}/node:22-alpine`, `${REGISTRY}/busybox:latest`],
  ['python', `${REGISTRY}/python:3.13-slim`],
  ['web-legacy', `${REGISTRY}/nginx:1.15.10-perl`],
  ['推理服务', 'registry.example.com:5000/ml/inference:2.1.0', `${REGISTRY}/nginx:1.27.4`],
] as const;

const STATUSES: Readonly<Record<number, readonly [status: string, reported: string]>> = {
  0: ['creating', 'Preparing'],
  1: ['creating', 'Creating'],
  2: ['creating', 'Updating'],
  3: ['failed', 'Failed'],
  4: ['failed', 'UpdateFailed'],
};

/** Caches of common container images, renewed from time to time; some expire. */
export function invent(random: Random, count: number): readonly CatalogImage[] {
  const generations = Math.ceil(count / CONTENTS.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const [name, ...images] = CONTENTS[index % CONTENTS.length] ?? CONTENTS[0];
    const days = ageOf(Math.floor(index / CONTENTS.length), generations);
    const [status, reportedStatus] = STATUSES[Math.floor(random() * 50)] ?? ['available', 'Ready'];
    const createdAt = momentAt(days, 0);
    return {
      source: 'alicloud-eci',
      id: inventId(random, 'imc-bp1', 17),
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
      snapshotId: inventId(random, 's-bp1', 17),
      flashSnapshotId: index % 5 === 0 ? inventId(random, 'local-', 20) : undefined,
      containerGroupId: inventId(random, 'eci-bp1', 17),
      resourceGroupId: pick(random, ['rg-2df3isufhi38xq', 'rg-acfm2pz25js26uq']),
      progress: status === 'available' ? 100 : Math.floor(random() * 100),
      eliminationStrategy: index % 2 === 0 ? 'LRU' : '',
      lastMatchedTime: momentAt(Math.max(0, days - 3), 60).replace('.000Z', 'Z'),
      events: [eventOf(random, name, createdAt.replace('.000Z', 'Z'))],
    };
  });
}

function eventOf(random: Random, name: string, at: string) {
  return {
    name: inventId(random, `${name}.`, 16),
    type: 'Normal',
    reason: 'ImageCacheChecked',
    message: 'Successfully check image cache resource.',
    count: 1,
    firstTimestamp: at,
    lastTimestamp: at,
  };
}

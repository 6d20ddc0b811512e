import type { CatalogImage } from '../../../simulator/catalog';
import { type Distribution, distributions } from '../../../simulator/distribution';
import {
  ageOf,
  dayAt,
  inventAccount,
  inventId,
  momentAt,
  names,
  pick,
} from '../../../simulator/invent';
import type { Random } from '../../../simulator/random';

/** Half of the images are the system's, half are made by the account. */
export function invent(random: Random, count: number): readonly CatalogImage[] {
  const account = inventAccount(random);
  const generations = Math.ceil(count / 2 / distributions.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const isSystem = index % 2 === 0;
    const half = Math.floor(index / 2);
    const distribution = distributions[half % distributions.length] as Distribution;
    const days = ageOf(Math.floor(half / distributions.length), generations);
    const moment = momentAt(days, half % distributions.length);
    const title = `${distribution.platform.replace(' ', '-')}-${distribution.version}-x64`;
    return {
      source: 'alicloud-batchcompute',
      id: inventId(random, 'img-', 20),
      name: isSystem ? title : `${pick(random, names)}-${dayAt(days)}`,
      description: `${distribution.title} 64位, python 3.12, Docker 27`.replace('  ', ' '),
      createdAt: moment.replace('000Z', '921Z'),
      reportedCreationTime: moment.replace('000Z', '921878Z'),
      os: distribution.os,
      ownerAlias: isSystem ? 'system' : 'self',
      ownerId: isSystem ? '0' : account,
      ecsImageId: inventId(random, 'm-28', 7),
    };
  });
}

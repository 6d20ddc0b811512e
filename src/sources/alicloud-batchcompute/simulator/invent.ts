import type { CatalogImage } from '../../../simulator/catalog';
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

interface Release {
  readonly os: 'linux' | 'windows';
  readonly name: string;
  readonly description: string;
}

const RELEASES: readonly Release[] = [
  linux('ubuntu', 'Ubuntu', '22.04'),
  linux('ubuntu', 'Ubuntu', '24.04'),
  linux('debian', 'Debian', '12.11'),
  linux('centos', 'CentOS', '7.9'),
  linux('fedora', 'Fedora', '41'),
  linux('opensuse', 'OpenSUSE', '15.6'),
  windows('2022'),
  windows('2019'),
  linux('ubuntu', 'Ubuntu', '20.04'),
  linux('debian', 'Debian', '8.11'),
];

function linux(word: string, product: string, version: string): Release {
  return {
    os: 'linux',
    name: `${word}-${version}-x64`,
    description: `${product} ${version} 64位, python 3.12, Docker 27`,
  };
}

function windows(version: string): Release {
  return {
    os: 'windows',
    name: `Windows-Server-${version}-x64`,
    description: `Windows Server ${version} 数据中心版 64位 中文`,
  };
}

/** Half of the images are the system's, half are made by the account. */
export function invent(random: Random, count: number): readonly CatalogImage[] {
  const account = inventAccount(random);
  const generations = Math.ceil(count / 2 / RELEASES.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const isSystem = index % 2 === 0;
    const half = Math.floor(index / 2);
    const release = RELEASES[half % RELEASES.length] as Release;
    const days = ageOf(Math.floor(half / RELEASES.length), generations);
    // A generation comes out within a millisecond, as in the example of the API's page; the first is the newest.
    const moment = momentAt(days, 0);
    const microseconds = 921_878 + 7 * (RELEASES.length - 1 - (half % RELEASES.length));
    return {
      source: 'alicloud-batchcompute',
      id: inventId(random, 'img-', 20),
      name: isSystem ? release.name : `${pick(random, names)}-${dayAt(days)}`,
      description: release.description,
      createdAt: moment.replace('000Z', '921Z'),
      reportedCreationTime: moment.replace('000Z', `${microseconds}Z`),
      os: release.os,
      ownerAlias: isSystem ? 'system' : 'self',
      ownerId: isSystem ? '0' : account,
      ecsImageId: inventId(random, 'm-28', 7),
    };
  });
}

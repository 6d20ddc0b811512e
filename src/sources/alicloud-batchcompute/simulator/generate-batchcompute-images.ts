import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  ageInDays,
  CUSTOM_IMAGE_NAMES,
  compactDateAt,
  generateAccountId,
  generateId,
  pickRandom,
  type Random,
  timestampAt,
} from '../../../simulator/generation/generate-values';

interface BatchComputeRelease {
  readonly os: 'linux' | 'windows';
  readonly name: string;
  readonly description: string;
}

const RELEASES: readonly BatchComputeRelease[] = [
  linuxRelease('ubuntu', 'Ubuntu', '22.04'),
  linuxRelease('ubuntu', 'Ubuntu', '24.04'),
  linuxRelease('debian', 'Debian', '12.11'),
  linuxRelease('centos', 'CentOS', '7.9'),
  linuxRelease('fedora', 'Fedora', '41'),
  linuxRelease('opensuse', 'OpenSUSE', '15.6'),
  windowsRelease('2022'),
  windowsRelease('2019'),
  linuxRelease('ubuntu', 'Ubuntu', '20.04'),
  linuxRelease('debian', 'Debian', '8.11'),
];

function linuxRelease(namePrefix: string, product: string, version: string): BatchComputeRelease {
  return {
    os: 'linux',
    name: `${namePrefix}-${version}-x64`,
    description: `${product} ${version} 64位, python 3.12, Docker 27`,
  };
}

function windowsRelease(version: string): BatchComputeRelease {
  return {
    os: 'windows',
    name: `Windows-Server-${version}-x64`,
    description: `Windows Server ${version} 数据中心版 64位 中文`,
  };
}

/** Half of the images belong to the system, half to the account. */
export function generateImages(random: Random, count: number): readonly CatalogImage[] {
  const accountId = generateAccountId(random);
  const generations = Math.ceil(count / 2 / RELEASES.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const isSystem = index % 2 === 0;
    const half = Math.floor(index / 2);
    const release = RELEASES[half % RELEASES.length] as BatchComputeRelease;
    const days = ageInDays(Math.floor(half / RELEASES.length), generations);
    // A generation is published within a millisecond, as in the documented example; the first is the newest.
    const createdAt = timestampAt(days, 0);
    const microseconds = 921_878 + 7 * (RELEASES.length - 1 - (half % RELEASES.length));
    return {
      source: 'alicloud-batchcompute',
      id: generateId(random, 'img-', 20),
      name: isSystem
        ? release.name
        : `${pickRandom(random, CUSTOM_IMAGE_NAMES)}-${compactDateAt(days)}`,
      description: release.description,
      createdAt: createdAt.replace('000Z', '921Z'),
      reportedCreationTime: createdAt.replace('000Z', `${microseconds}Z`),
      os: release.os,
      ownerAlias: isSystem ? 'system' : 'self',
      ownerId: isSystem ? '0' : accountId,
      ecsImageId: generateId(random, 'm-28', 7),
    };
  });
}

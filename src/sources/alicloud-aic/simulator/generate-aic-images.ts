import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  ageInDays,
  compactDateAt,
  generateId,
  pickRandom,
  type Random,
  timestampAt,
} from '../../../simulator/generation/generate-values';

const VERSIONS = ['10', '11', '12', '13', '14'] as const;
const REGISTRY = 'registry.cn-hangzhou.example.com/aic';
const DESCRIPTIONS = [
  'launch build',
  '控制台测试操作',
  'game runtime',
  'ゲーム用',
  'browser farm',
] as const;

/** Releases of public Android images; every third image belongs to the account. */
export function generateImages(random: Random, count: number): readonly CatalogImage[] {
  const generations = Math.ceil(count / VERSIONS.length);
  return Array.from({ length: count }, (_, index): CatalogImage => {
    const isSelf = index % 3 === 2;
    const version = VERSIONS[index % VERSIONS.length] ?? '14';
    const days = ageInDays(Math.floor(index / VERSIONS.length), generations);
    return {
      source: 'alicloud-aic',
      id: generateId(random, 'm-', 32),
      description: isSelf
        ? pickRandom(random, DESCRIPTIONS)
        : `Android ${version} ${compactDateAt(days)}`,
      createdAt: timestampAt(days, 0),
      os: 'android',
      platform: 'android',
      platformVersion: version,
      status: isSelf ? statusOf(random()) : 'available',
      ownerAlias: isSelf ? 'self' : 'system',
      imageUrl: `${REGISTRY}/${isSelf ? 'user' : 'public'}/android-${version}:${compactDateAt(days)}-${index}`,
      user: isSelf ? userOf(index) : 'aic',
    };
  });
}

/** The list of the account's own images holds images that others share with it. */
function userOf(index: number): string {
  return index % 15 === 14 ? 'partner' : 'user';
}

function statusOf(draw: number): string {
  return draw < 0.1 ? 'creating' : draw < 0.2 ? 'unavailable' : 'available';
}

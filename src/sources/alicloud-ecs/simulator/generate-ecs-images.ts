import { regionCodeOf } from '../../../clouds/alicloud/server/region-code';
import type { CatalogImage } from '../../../simulator/catalog/catalog-image';
import {
  compactDateAt,
  createRegionalRandom,
  generateAccountId,
  generateId,
  MAX_AGE_DAYS,
  pickRandom,
  type Random,
  timestampAt,
} from '../../../simulator/generation/generate-values';
import { type Publication, planPublications } from '../../../simulator/generation/publication';
import { type AlicloudImageSeries, publicImageSeries } from './alicloud-public-images';
import { generateCustomImage } from './generate-custom-image';
import { toCatalogImage } from './to-catalog-image';

/** The owners other than the system, by position in every twenty images. */
const OWNERS: Readonly<Record<number, 'self' | 'shared' | 'marketplace' | 'community'>> = {
  2: 'self',
  5: 'shared',
  8: 'self',
  11: 'marketplace',
  13: 'self',
  16: 'community',
  18: 'self',
};

/** Dated releases of public images, and custom images between them. */
export function generateImages(
  random: Random,
  count: number,
  region: string,
): readonly CatalogImage[] {
  const accountId = generateAccountId(random);
  const otherAccountIds = [generateAccountId(random), generateAccountId(random)] as const;
  const regionalRandom = createRegionalRandom(region, random);
  const generateIdOf = (kind: 'm' | 's') =>
    generateId(regionalRandom, `${kind}-${regionCodeOf(region)}`, 17);
  const nextPublication = planPublications(publicImageSeries, Math.ceil(count * 0.65));
  return Array.from({ length: count }, (_, index) => {
    const ownerAlias = OWNERS[index % 20];
    if (ownerAlias === undefined) {
      return generatePublicImage(random, nextPublication());
    }
    const ownerId = ownerAlias === 'self' ? accountId : pickRandom(random, otherAccountIds);
    return generateCustomImage(random, index, { ownerAlias, ownerId, generateIdOf });
  });
}

/** The builds of one release have the same timestamp, as real ones do. */
function generatePublicImage(
  random: Random,
  { series, generation, ageInDays }: Publication<AlicloudImageSeries>,
): CatalogImage {
  const version = compactDateAt(ageInDays);
  const uniqueSuffix = generation > MAX_AGE_DAYS ? `_${generation}` : '';
  const name = `${series.fileNamePrefix}_${version}${uniqueSuffix}.${series.fileType}`;
  return toCatalogImage(random, series, {
    id: name,
    name,
    createdAt: timestampAt(ageInDays, series.platform.length),
    status: series.renewed === 'never' ? 'deprecated' : 'available',
    ownerAlias: 'system',
    family: series.family,
    version,
    licenseType: series.os === 'windows' ? 'Aliyun' : 'Auto',
  });
}

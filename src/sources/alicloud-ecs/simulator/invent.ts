import type { CatalogImage } from '../../../simulator/catalog';
import {
  ageOf,
  dayAt,
  inventAccount,
  inventId,
  momentAt,
  OLDEST_DAYS,
  pick,
  RETIRED_DAYS,
} from '../../../simulator/invent';
import { generationsOf, publicationAt, publicationsOf } from '../../../simulator/publication';
import type { Random } from '../../../simulator/random';
import { chanceIn, lettersOf } from '../../../simulator/region';
import { editions } from './editions';
import { toImage } from './image';
import { inventCustom } from './invent-custom';

/** Of twenty images these are not the system's. */
const OWNERS: Readonly<Record<number, 'self' | 'shared' | 'marketplace' | 'community'>> = {
  2: 'self',
  5: 'shared',
  8: 'self',
  11: 'marketplace',
  13: 'self',
  16: 'community',
  18: 'self',
};

const PUBLICATIONS = publicationsOf(editions);

/** Dated releases of the system's distributions, and between them what people made. */
export function invent(random: Random, count: number, region?: string): readonly CatalogImage[] {
  const account = inventAccount(random);
  const strangers = [inventAccount(random), inventAccount(random)] as const;
  const chance = chanceIn(region, random);
  const inventIdOf = (kind: 'm' | 's') => inventId(chance, `${kind}-${lettersOf(region)}`, 17);
  const generations = generationsOf(PUBLICATIONS, Math.ceil(count * 0.65));
  let systems = 0;
  return Array.from({ length: count }, (_, index) => {
    const owner = OWNERS[index % 20];
    if (owner === undefined) {
      systems += 1;
      return inventRelease(random, systems - 1, generations);
    }
    const ownerId = owner === 'self' ? account : pick(random, strangers);
    return inventCustom(random, index, { ownerAlias: owner, ownerId, inventIdOf });
  });
}

/** The builds of one release share its date to the second, as the real ones do. */
function inventRelease(random: Random, index: number, generations: number): CatalogImage {
  const { edition, generation } = publicationAt(PUBLICATIONS, index);
  const age = ageOf(generation, generations) - edition.delayDays;
  const days = edition.isRetired ? age + RETIRED_DAYS : age;
  const day = dayAt(days);
  const again = generation > OLDEST_DAYS ? `_${generation}` : '';
  const name = `${edition.file}_${day}${again}.${edition.fileType}`;
  return toImage(random, edition, {
    id: name,
    name,
    createdAt: momentAt(days, edition.platform.length),
    status: edition.isRetired ? 'deprecated' : 'available',
    ownerAlias: 'system',
    family: edition.family,
    version: day,
    licenseType: edition.os === 'windows' ? 'Aliyun' : 'Auto',
  });
}

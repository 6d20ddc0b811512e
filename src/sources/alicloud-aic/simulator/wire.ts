import type { CatalogImage } from '../../../simulator/catalog';
import { textOf } from '../../../simulator/field';
import { toShanghai } from '../../../simulator/moment';
import { type Spellings, spell } from '../../../simulator/spell';

/** An image as DescribeAICImages writes it. */
export function toWire(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageUrl: textOf(image, 'imageUrl'),
    User: textOf(image, 'user'),
    Description: textOf(image, 'description') ?? '',
    Status: toStatus(image),
    CreationTime: toCreationTime(image),
    AndroidVersion: textOf(image, 'platformVersion'),
  };
}

const STATUSES: Spellings = {
  creating: 'verifying',
  unavailable: 'disable',
};

export function toStatus(image: CatalogImage): string | undefined {
  return spell(image, 'status', STATUSES, 'reportedStatus');
}

/** The time in China, without saying so. */
export function toCreationTime(image: CatalogImage): string | undefined {
  const stamp = toShanghai(textOf(image, 'createdAt'));
  return textOf(image, 'reportedCreationTime') ?? stamp?.replace('+08:00', '').replace('T', ' ');
}

/** Never written, only asked for. */
export function toType(image: CatalogImage): 'public' | 'private' {
  return textOf(image, 'ownerAlias') === 'system' ? 'public' : 'private';
}

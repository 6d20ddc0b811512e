import type { CatalogImage } from '../../../simulator/catalog';
import { textOf } from '../../../simulator/field';
import { toShanghai } from '../../../simulator/zone';

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

const STATUSES: Readonly<Record<string, string>> = {
  creating: 'verifying',
  unavailable: 'disable',
};

export function toStatus(image: CatalogImage): string | undefined {
  const status = textOf(image, 'status');
  return textOf(image, 'reportedStatus') ?? STATUSES[status ?? ''] ?? status;
}

/** Zone-less: China Standard Time. */
export function toCreationTime(image: CatalogImage): string | undefined {
  const instant = textOf(image, 'createdAt');
  return (
    textOf(image, 'reportedCreationTime') ?? (instant && toShanghai(instant).replace('T', ' '))
  );
}

/** Never written, only asked for. */
export function toType(image: CatalogImage): 'public' | 'private' {
  return textOf(image, 'ownerAlias') === 'system' ? 'public' : 'private';
}

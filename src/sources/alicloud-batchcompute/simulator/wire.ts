import type { CatalogImage } from '../../../simulator/catalog';
import { textOf } from '../../../simulator/field';
import { toMicroseconds } from '../../../simulator/moment';
import { type Spellings, spell } from '../../../simulator/spell';

/** An image as ListImages writes it. */
export function toWire(image: CatalogImage): Record<string, unknown> {
  const isSystem = toType(image) === 'System';
  return {
    Id: image.id,
    Name: textOf(image, 'name'),
    Description: textOf(image, 'description') ?? '',
    EcsImageId: textOf(image, 'ecsImageId'),
    // The number 0 for the system, text for everybody else.
    OwnerId: isSystem ? 0 : textOf(image, 'ownerId'),
    Platform: spell(image, 'os', PLATFORMS, 'reportedPlatform'),
    Type: toType(image),
    CreationTime:
      textOf(image, 'reportedCreationTime') ?? toMicroseconds(textOf(image, 'createdAt')),
  };
}

export function toType(image: CatalogImage): string {
  const isSystem = textOf(image, 'ownerAlias') === 'system';
  return textOf(image, 'reportedType') ?? (isSystem ? 'System' : 'Self');
}

const PLATFORMS: Spellings = { linux: 'Linux', windows: 'Windows' };

import type { CatalogImage } from '../../../simulator/catalog';
import { textOf } from '../../../simulator/field';

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
    Platform: toPlatform(image),
    Type: toType(image),
    CreationTime: textOf(image, 'reportedCreationTime') ?? toMicroseconds(image),
  };
}

export function toType(image: CatalogImage): string {
  const isSystem = textOf(image, 'ownerAlias') === 'system';
  return textOf(image, 'reportedType') ?? (isSystem ? 'System' : 'Self');
}

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'Linux', windows: 'Windows' };

function toPlatform(image: CatalogImage): string | undefined {
  const os = textOf(image, 'os');
  return textOf(image, 'reportedPlatform') ?? PLATFORMS[os ?? ''] ?? os;
}

function toMicroseconds(image: CatalogImage): string | undefined {
  return textOf(image, 'createdAt')?.replace('Z', '000Z');
}

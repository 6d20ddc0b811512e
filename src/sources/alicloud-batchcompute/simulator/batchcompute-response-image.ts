import { type CatalogImage, getString } from '../../../simulator/catalog/catalog-image';
import { reportedValue, toMicrosecondPrecision } from '../../../simulator/reply/reported-value';

/** An image as ListImages writes it. */
export function toResponseImage(image: CatalogImage): Record<string, unknown> {
  const isSystem = toOwnerType(image) === 'System';
  return {
    Id: image.id,
    Name: getString(image, 'name'),
    Description: getString(image, 'description') ?? '',
    EcsImageId: getString(image, 'ecsImageId'),
    // The number 0 for the system, a string for every other owner.
    OwnerId: isSystem ? 0 : getString(image, 'ownerId'),
    Platform: toPlatform(image),
    Type: toOwnerType(image),
    CreationTime:
      getString(image, 'reportedCreationTime') ??
      toMicrosecondPrecision(getString(image, 'createdAt')),
  };
}

/** The owner as BatchCompute reports it, System or Self. */
export function toOwnerType(image: CatalogImage): string {
  const isSystem = getString(image, 'ownerAlias') === 'system';
  return getString(image, 'reportedType') ?? (isSystem ? 'System' : 'Self');
}

const toPlatform = reportedValue('os', { linux: 'Linux', windows: 'Windows' }, 'reportedPlatform');

import { type CatalogImage, getString } from '../../../simulator/catalog/catalog-image';
import { reportedValue, toChinaTime } from '../../../simulator/reply/reported-value';

/** An image as DescribeAICImages writes it. */
export function toResponseImage(image: CatalogImage): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageUrl: getString(image, 'imageUrl'),
    User: getString(image, 'user'),
    Description: getString(image, 'description') ?? '',
    Status: toReportedStatus(image),
    CreationTime: toCreationTime(image),
    AndroidVersion: getString(image, 'platformVersion'),
  };
}

export const toReportedStatus = reportedValue(
  'status',
  { creating: 'verifying', unavailable: 'disable' },
  'reportedStatus',
);

/** The creation time in China Standard Time, without an offset. */
export function toCreationTime(image: CatalogImage): string | undefined {
  const chinaTime = toChinaTime(getString(image, 'createdAt'));
  return (
    getString(image, 'reportedCreationTime') ?? chinaTime?.replace('+08:00', '').replace('T', ' ')
  );
}

/** The type as requests name it; responses do not report it. */
export function toImageType(image: CatalogImage): 'public' | 'private' {
  return getString(image, 'ownerAlias') === 'system' ? 'public' : 'private';
}

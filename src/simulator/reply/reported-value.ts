import type { CatalogImage } from '../catalog/catalog-image';
import { getString } from '../catalog/image-fields';

/** The clouds' words by the neutral ones, as far as they differ. */
export type ReportedValues = Readonly<Record<string, string>>;

/** A neutral field in the cloud's word: the one that it reported itself, else by its spelling, else as it is. */
export function toReportedValue(
  image: CatalogImage,
  field: string,
  reportedValues: ReportedValues,
  reportedField?: string,
): string | undefined {
  const value = getString(image, field);
  return (reportedField && getString(image, reportedField)) || reportedValues[value ?? ''] || value;
}

import type { CatalogImage } from '../catalog/catalog-image';
import { getString } from '../catalog/image-fields';

/** The cloud's values by the neutral ones, where they differ. */
export type ReportedValues = Readonly<Record<string, string>>;

/** The cloud's value for a neutral field: the value in `reportedField` if there is one, else the translated one, else the neutral one. */
export function toReportedValue(
  image: CatalogImage,
  field: string,
  reportedValues: ReportedValues,
  reportedField?: string,
): string | undefined {
  const value = getString(image, field);
  return (reportedField && getString(image, reportedField)) || reportedValues[value ?? ''] || value;
}

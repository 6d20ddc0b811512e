import { type CatalogImage, getString } from '../catalog/catalog-image';

/** The cloud's values by the neutral ones, where they differ. */
export type ReportedValues = Readonly<Record<string, string>>;

/** Reads the cloud's value for a neutral field: the value in `reportedField` if there is one, else the translated one, else the neutral one. */
export function reportedValue(
  field: string,
  reportedValues: ReportedValues,
  reportedField?: string,
): (image: CatalogImage) => string | undefined {
  return (image) => {
    const value = getString(image, field);
    return (
      (reportedField && getString(image, reportedField)) || reportedValues[value ?? ''] || value
    );
  };
}

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** An instant to the second, such as 2022-01-22T02:54:34Z. */
export function toSecondPrecision(instant: string | undefined): string | undefined {
  return reformat(instant, 0, (iso) => `${iso.slice(0, 19)}Z`);
}

/** An instant to the microsecond, such as 2022-01-22T02:54:34.123000Z. */
export function toMicrosecondPrecision(instant: string | undefined): string | undefined {
  return reformat(instant, 0, (iso) => iso.replace('Z', '000Z'));
}

/** An instant in China Standard Time, such as 2022-01-22T10:54:34+08:00. */
export function toChinaTime(instant: string | undefined): string | undefined {
  return reformat(instant, CHINA_OFFSET_MS, (iso) => `${iso.slice(0, 19)}+08:00`);
}

/** Text that is not an instant stays as it is, because a catalog may hold anything. */
function reformat(
  instant: string | undefined,
  offsetMs: number,
  format: (iso: string) => string,
): string | undefined {
  const epochMs = Date.parse(instant ?? '') + offsetMs;
  return Number.isNaN(epochMs) ? instant : format(new Date(epochMs).toISOString());
}

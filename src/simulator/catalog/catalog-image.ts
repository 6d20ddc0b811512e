/**
 * An image of a catalog, in the shape that `imagepin list --json` prints: neutral fields and
 * the source's own, so that a printed list can be served again.
 */
export interface CatalogImage {
  readonly source: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Named fields: an image or a part of one. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** The string in a field. This and the readers below return undefined for any other type, because a catalog may contain anything. */
export function getString(fields: FieldValues, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** Reads the strings of an object, by the names of the API, which begin with a capital letter. */
export function stringsReader(...names: readonly string[]) {
  const fields = names.map((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)] as const);
  return (values: FieldValues | undefined): Record<string, string | undefined> | undefined =>
    values && Object.fromEntries(fields.map(([name, field]) => [name, getString(values, field)]));
}

export function getNumber(fields: FieldValues, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' ? value : undefined;
}

export function getBoolean(fields: FieldValues, name: string): boolean | undefined {
  const value = fields[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function getObject(fields: FieldValues, name: string): FieldValues | undefined {
  const value = fields[name];
  return isFieldValues(value) ? value : undefined;
}

export function getObjectList(fields: FieldValues, name: string): readonly FieldValues[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFieldValues) : [];
}

export function getStringList(fields: FieldValues, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The tags of an image; empty if it has none. */
export function getTags(image: CatalogImage): Readonly<Record<string, string>> {
  // A catalog has been validated or generated, so tags are strings.
  return (getObject(image, 'tags') ?? {}) as Readonly<Record<string, string>>;
}

/** A number as a percentage; a string stays as it is. */
export function getPercent(fields: FieldValues, name: string): string | undefined {
  const value = getNumber(fields, name);
  return value === undefined ? getString(fields, name) : `${value}%`;
}

function isFieldValues(value: unknown): value is FieldValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

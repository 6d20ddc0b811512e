import type { CatalogImage } from './catalog';

/** Anything that has named fields: an image or a part of one. */
export type Fields = Readonly<Record<string, unknown>>;

/** The text of the first of these fields that has one. */
export function textOf(fields: Fields, ...names: readonly string[]): string | undefined {
  const name = names.find((candidate) => typeof fields[candidate] === 'string');
  // The line above has looked.
  return name === undefined ? undefined : (fields[name] as string);
}

export function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' ? value : undefined;
}

export function flagOf(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** A field that holds fields. */
export function objectOf(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  return isFields(value) ? value : undefined;
}

/** A field that holds a list of such. */
export function objectsOf(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A field that holds a list of texts. */
export function textsOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function tagsOf(image: CatalogImage): Readonly<Record<string, string>> {
  // A catalogue has been read or generated: tags are texts.
  return (objectOf(image, 'tags') ?? {}) as Readonly<Record<string, string>>;
}

/** A percentage as both clouds write it. */
export function percentOf(fields: Fields, name: string): string | undefined {
  const value = numberOf(fields, name);
  return value === undefined ? textOf(fields, name) : `${value}%`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

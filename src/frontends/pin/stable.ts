import { Image } from '../../image/image';
import { memoize } from '../../lazy';
import { getSource } from '../../sources/registry';
import { type Field, type FieldType, fieldsOf } from '../fields';

/** The fields without those that change by themselves, at any depth: a pin is compared by what it holds. */
export function stableFields(fields: readonly Field[]): readonly Field[] {
  return fields
    .filter(({ volatile }) => !volatile)
    .map((field) => ({ ...field, type: stableType(field.type) }));
}

function stableType(type: FieldType): FieldType {
  switch (type.kind) {
    case 'object':
      return { ...type, fields: stableFields(type.fields) };
    case 'list':
      return { ...type, of: stableType(type.of) };
    default:
      return type;
  }
}

/** An image without the facts that change by themselves; a fact that no schema describes stays. */
export function toStableImage<ImageType extends Partial<Image>>(image: ImageType): ImageType {
  // Leaving optional facts out leaves an image of the same type.
  return withoutVolatile(image, imageFields(image.source)) as ImageType;
}

const imageFields = memoize((source: string | undefined) =>
  fieldsOf(source === undefined ? Image : getSource(source).imageSchema(), 'output'),
);

function withoutVolatile(value: object, fields: readonly Field[]): object {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !known.get(name)?.volatile)
      .map(([name, part]) => [name, toStableValue(part, known.get(name)?.type)]),
  );
}

function toStableValue(value: unknown, type: FieldType | undefined): unknown {
  if (type?.kind === 'list' && Array.isArray(value)) {
    return value.map((part) => toStableValue(part, type.of));
  }
  return type?.kind === 'object' && typeof value === 'object' && value !== null
    ? withoutVolatile(value, type.fields)
    : value;
}

import { Image } from '../../image/image';
import { memoize } from '../../lazy';
import { getSource } from '../../sources/registry';
import { type Field, type FieldType, fieldsOf } from '../fields';

/** The fields without volatile ones, at any depth, so that pins can be compared. */
export function stableFields(fields: readonly Field[]): readonly Field[] {
  return fields
    .filter(({ volatile }) => !volatile)
    .map((field) => ({ ...field, type: stableType(field.type) }));
}

function stableType(type: FieldType): FieldType {
  if (type.kind === 'object') {
    return { ...type, fields: stableFields(type.fields) };
  }
  return type.kind === 'list' ? { ...type, of: stableType(type.of) } : type;
}

/** An image without volatile facts; facts that the schema does not describe remain. */
export function toStableImage<ImageType extends Partial<Image>>(image: ImageType): ImageType {
  // Volatile facts are optional, so the type is unchanged.
  return withoutVolatile(image, imageFields(image.source)) as ImageType;
}

const imageFields = memoize((source: string | undefined) =>
  // A damaged state may hold anything.
  fieldsOf(source === undefined ? Image : getSource(String(source)).reply().imageSchema, 'output'),
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

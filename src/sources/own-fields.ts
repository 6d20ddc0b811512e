import * as z from 'zod';
import { type ReplyFields, toReplyFields } from '../clouds/reply-fields';
import { readArray, readBoolean, readNumber, readText } from './reply-values';

/** A field that only one source reports: its schema, and the function that reads it from a reply. */
interface OwnField<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly read: (raw: ReplyFields) => z.output<Schema>;
}

type OwnFields = Readonly<Record<string, OwnField>>;

type Schemas<Fields extends OwnFields> = {
  readonly [Name in keyof Fields]: Fields[Name]['schema'];
};

type Values<Fields extends OwnFields> = z.output<z.ZodObject<Schemas<Fields>>>;

/** The metadata of a field: a volatile one changes while the image stays the same. */
interface Metadata {
  readonly volatile?: true;
}

/** A text by its name in the reply. */
export const textField = scalarField(z.string(), readText);
export const numberField = scalarField(z.number(), readNumber);
export const booleanField = scalarField(z.boolean(), readBoolean);

function scalarField<Schema extends z.ZodType>(
  schema: Schema,
  readValue: (value: unknown) => z.output<Schema> | undefined,
) {
  return (name: string, description: string, metadata?: Metadata) =>
    ownField(schema, (raw) => readValue(raw[name]), description, metadata);
}

/** An object by its name in the reply. */
export function objectField<Fields extends OwnFields>(
  name: string,
  description: string,
  fields: Fields,
  metadata?: Metadata,
) {
  const read = (raw: ReplyFields) => {
    const object = toReplyFields(raw[name]);
    return object && readFields(fields, object);
  };
  return ownField(z.object(schemasOf(fields)), read, description, metadata);
}

/** A list of objects by its name in the reply, plain or inside an object with one field. */
export function listField<Fields extends OwnFields>(
  name: string,
  description: string,
  fields: Fields,
  { wrapper, ...metadata }: Metadata & { readonly wrapper?: string } = {},
) {
  const read = (raw: ReplyFields) => readObjects(fields, raw[name], wrapper);
  return ownField(z.array(z.object(schemasOf(fields))), read, description, metadata);
}

function ownField<Schema extends z.ZodType>(
  schema: Schema,
  read: (raw: ReplyFields) => z.output<Schema> | undefined,
  description: string,
  metadata: Metadata = {},
): OwnField<z.ZodOptional<Schema>> {
  return { schema: schema.optional().meta({ description, ...metadata }), read };
}

export function schemasOf<Fields extends OwnFields>(fields: Fields): Schemas<Fields> {
  const schemas = Object.entries(fields).map(([name, { schema }]) => [name, schema]);
  return Object.fromEntries(schemas) as Schemas<Fields>;
}

/** The values of fields in an object of a reply. */
export function readFields<Fields extends OwnFields>(
  fields: Fields,
  raw: ReplyFields,
): Values<Fields> {
  // With for-in, since a long list has half a million fields.
  const values: Record<string, unknown> = {};
  for (const name in fields) {
    values[name] = fields[name]?.read(raw);
  }
  return values as Values<Fields>;
}

export function readObjects<Fields extends OwnFields>(
  fields: Fields,
  list: unknown,
  wrapper?: string,
): Values<Fields>[] {
  return readArray(list, wrapper).flatMap((element) => {
    const object = toReplyFields(element);
    return object ? [readFields(fields, object)] : [];
  });
}

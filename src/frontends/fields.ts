import * as z from 'zod';

/** What a field takes, or holds. */
export type FieldType =
  | { readonly kind: 'string'; readonly choices?: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list'; readonly of: FieldType }
  | { readonly kind: 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly fields: readonly Field[] };

/** One field of a schema, for a front end to say in its own dialect. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly description: string;
  /** Whether it must be shown nowhere. */
  readonly secret?: boolean;
  /** Whether it changes by itself, so that nothing that is compared may hold it. */
  readonly volatile?: boolean;
}

/** A schema, field by field: what may be written, or what is handed out. */
export function fieldsOf(schema: z.ZodObject, io: 'input' | 'output' = 'input'): readonly Field[] {
  return toFields(z.toJSONSchema(schema, { io }));
}

/** A field whose description says the closed choices that it leaves out. */
export function withChoices(field: Field): Field {
  const choices = field.type.kind === 'string' ? (field.type.choices ?? []) : [];
  return choices.every((choice) => field.description.includes(choice))
    ? field
    : { ...field, description: `${field.description} One of ${choices.join(', ')}.` };
}

/** Whether a value holds what must be shown nowhere. */
export function containsSecret(type: FieldType): boolean {
  return (
    type.kind === 'object' &&
    type.fields.some((field) => field.secret === true || containsSecret(field.type))
  );
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function toFields({ properties = {}, required = [] }: JsonSchema): readonly Field[] {
  return Object.entries(properties).map(([name, property]) => {
    const schema = toPlainJsonSchema(property);
    return {
      name,
      type: toFieldType(schema),
      required: required.includes(name),
      description: schema.description ?? '',
      ...(schema.secret === true && { secret: true }),
      ...(schema.volatile === true && { volatile: true }),
    };
  });
}

function toFieldType(schema: JsonSchema): FieldType {
  switch (schema.type) {
    case 'string':
      return { kind: 'string', ...choicesOf(schema) };
    case 'integer':
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return { kind: 'list', of: toFieldType(toPlainJsonSchema(schema.items)) };
    case 'object':
      return schema.properties
        ? { kind: 'object', fields: toFields(schema) }
        : { kind: 'map', of: toFieldType(toPlainJsonSchema(schema.additionalProperties)) };
    default:
      throw new TypeError(`no front end can say ${JSON.stringify(schema)}`);
  }
}

function choicesOf({ const: only, enum: choices = only === undefined ? [] : [only] }: JsonSchema) {
  return choices.length > 0 ? { choices: choices.map(String) } : {};
}

/** JSON Schema allows lists and booleans here, which zod never writes. */
function toPlainJsonSchema(value: JsonSchema['items']): JsonSchema {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

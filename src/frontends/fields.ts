import * as z from 'zod';
import type { FieldFacts } from '../field-metadata';
import { joinTexts, type Naming, renderText, type Text, text } from '../text';

export type FieldType =
  | { readonly kind: 'string'; readonly choices?: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list'; readonly of: FieldType }
  | { readonly kind: 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly fields: readonly Field[] };

/** One field of a schema, which each front end translates. */
export interface Field extends FieldFacts {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** The description without facts and choices. */
  readonly summary: Text;
  /** Whether the value must not be printed. */
  readonly secret?: boolean;
  /** Whether the value changes by itself, which excludes it from comparisons. */
  readonly volatile?: boolean;
}

export function fieldsOf(schema: z.ZodObject, io: 'input' | 'output' = 'input'): readonly Field[] {
  return toFields(z.toJSONSchema(schema, { io }));
}

/** The complete description of a field: its summary, choices and default, in the naming of a front end. */
export function describeField(field: Field, nameOf?: Naming): string {
  const { summary, apiDefault } = field;
  const defaultValue = describeDefault(field);
  const sentences = [
    summary,
    choicesSentence(field),
    defaultValue.length > 0 ? text`Default: ${defaultValue}.` : '',
    apiDefault === undefined ? '' : `The API assumes ${apiDefault}.`,
  ];
  return renderText(joinTexts(sentences), nameOf);
}

/** The sources of a field's default in order of precedence; empty without a default. */
export function describeDefault({ configurable, environment, default: value }: Field): Text {
  const configured = configurable
    ? `the configured value${environment ? ` (${environment})` : ''}`
    : environment;
  const fallback = typeof value === 'object' ? value : value?.toString();
  return joinTexts([configured, fallback], ', else ');
}

function choicesSentence({ type, choiceNotes = {} }: Field): Text {
  const choices = type.kind === 'string' ? (type.choices ?? []) : [];
  const labels = choices.map((choice) =>
    choiceNotes[choice] === undefined ? choice : `${choice} (${choiceNotes[choice]})`,
  );
  return labels.length > 0 ? `One of ${labels.join(', ')}.` : '';
}

/** Whether a value of this type may contain a secret. */
export function containsSecret(type: FieldType): boolean {
  return (
    type.kind === 'object' &&
    type.fields.some((field) => field.secret === true || containsSecret(field.type))
  );
}

const METADATA_KEYS: readonly string[] = [
  'summary',
  'default',
  'environment',
  'configurable',
  'apiDefault',
  'knownValues',
  'choiceNotes',
  'secret',
  'volatile',
] satisfies readonly (keyof Field)[];

type JsonSchema = z.core.JSONSchema.JSONSchema;

function toFields({ properties = {}, required = [] }: JsonSchema): readonly Field[] {
  return Object.entries(properties).map(([name, property]) => {
    const schema = toPlainJsonSchema(property);
    // JSON Schema contains the metadata of zod unchanged.
    const metadata: Partial<Field> = Object.fromEntries(
      Object.entries(schema).filter(([key]) => METADATA_KEYS.includes(key)),
    );
    return {
      name,
      type: toFieldType(schema),
      required: required.includes(name),
      summary: schema.description ?? '',
      ...metadata,
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
      throw new TypeError(`no front end can express ${JSON.stringify(schema)}`);
  }
}

function choicesOf({ const: only, enum: choices = only === undefined ? [] : [only] }: JsonSchema) {
  return choices.length > 0 ? { choices: choices.map(String) } : {};
}

/** Restricts the type of JSON Schema, which also allows lists and booleans that zod never emits. */
function toPlainJsonSchema(value: JsonSchema['items']): JsonSchema {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

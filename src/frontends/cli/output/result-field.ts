import { ImagepinError } from '../../../errors';
import { nearestChoice, suggest } from '../../../image/did-you-mean';
import type { Field, FieldType } from '../../fields';

/**
 * One value of a result by its path, such as `image.architecture` or `images[0].id`.
 * Undefined for a known field without a value. Throws `InvalidQuery` for an unknown field.
 */
export function readField(result: object, path: string, known: readonly Field[] = []): unknown {
  const steps = parsePath(path);
  let part: ResultPart = { value: result, type: { kind: 'object', fields: known } };
  for (let read = 0; read < steps.length; ) {
    const key = longestMatchingKey(part, steps.slice(read));
    if (key === undefined) {
      throw unknownFieldError(path, part, steps.slice(0, read), steps.slice(read));
    }
    part = childOf(part, key);
    read += key.split('.').length;
  }
  return part.value;
}

/** A part of a result, with its known type, whether or not it is present. */
interface ResultPart {
  readonly value: unknown;
  readonly type: FieldType | undefined;
}

/** A list index may stand in brackets. */
function parsePath(path: string): readonly string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\.(?=\d)/, '')
    .split('.');
}

/** The longest key that matches the next steps, because the key of a tag may contain dots. */
function longestMatchingKey(part: ResultPart, steps: readonly string[]): string | undefined {
  const keys = keysOf(part);
  return steps
    .map((_, index) => steps.slice(0, index + 1).join('.'))
    .findLast((key) => keys.includes(key));
}

function childOf({ value, type }: ResultPart, key: string): ResultPart {
  return { value: Reflect.get(Object(value), key), type: childType(type, key) };
}

function childType(type: FieldType | undefined, key: string): FieldType | undefined {
  if (type?.kind === 'list' || type?.kind === 'map') {
    return type.of;
  }
  return type?.kind === 'object' ? type.fields.find(({ name }) => name === key)?.type : undefined;
}

/** The keys that are present, and those that the type allows. */
function keysOf({ value, type }: ResultPart): readonly string[] {
  const content = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const present = content.filter(([, part]) => part !== undefined).map(([key]) => key);
  const possible = type?.kind === 'object' ? type.fields.map(({ name }) => name) : [];
  return [...new Set([...present, ...possible])];
}

function unknownFieldError(
  path: string,
  part: ResultPart,
  parentPath: readonly string[],
  missing: readonly string[],
): ImagepinError {
  const parent = parentPath.join('.') || 'The result';
  return new ImagepinError('InvalidQuery', `the result has no field "${path}"`, {
    path: ['field'],
    detail: Array.isArray(part.value)
      ? describeIndexes(part.value, parent)
      : `${suggestionFor(part, parentPath, missing)}${describeKeys(keysOf(part), parent)}`,
  });
}

/** The nearest key of a part, or a nested field with the exact name. A path may begin with a dot, as in jq. */
function suggestionFor(
  part: ResultPart,
  parentPath: readonly string[],
  missing: readonly string[],
): string {
  const [step = '', ...rest] = missing.filter(Boolean);
  const keys = keysOf(part);
  const containingKey = keys.find((key) => keysOf(childOf(part, key)).includes(step));
  const nearest = nearestChoice(step, keys) ?? (containingKey && `${containingKey}.${step}`);
  return suggest(step && nearest && [...parentPath, nearest, ...rest].join('.'));
}

function describeIndexes({ length }: readonly unknown[], list: string): string {
  return length === 0 ? `${list} is empty.` : `${list} has the indexes 0 to ${length - 1}.`;
}

function describeKeys(keys: readonly string[], parent: string): string {
  return keys.length === 0
    ? `${parent} has no fields.`
    : `${parent} has the fields ${keys.join(', ')}.`;
}

import { ImagepinError } from '../../errors';
import { didYouMean, nearestChoice } from '../../image/did-you-mean';
import type { Field, FieldType } from '../fields';

/**
 * One value of a result by its path, such as `image.architecture` or `images[0].id`.
 * Undefined for a known field that the result lacks. Throws `InvalidQuery` for any other.
 */
export function readField(result: object, path: string, known: readonly Field[] = []): unknown {
  const allSteps = parsePath(path);
  let part: ResultPart = { value: result, type: { kind: 'object', fields: known } };
  let steps = allSteps;
  while (steps.length > 0) {
    const key = longestMatchingKey(part, steps);
    if (key === undefined) {
      throw unknownFieldError(path, part, allSteps, steps);
    }
    part = childOf(part, key);
    steps = steps.slice(key.split('.').length);
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

/** The longest key of a part that the next steps form, because the key of a tag may contain dots. */
function longestMatchingKey(part: ResultPart, steps: readonly string[]): string | undefined {
  const keys = keysOf(part);
  return steps
    .map((_, index) => steps.slice(0, index + 1).join('.'))
    .findLast((key) => keys.includes(key));
}

function childOf({ value, type }: ResultPart, key: string): ResultPart {
  return {
    value: value === undefined ? undefined : Reflect.get(Object(value), key),
    type: childType(type, key),
  };
}

function childType(type: FieldType | undefined, key: string): FieldType | undefined {
  switch (type?.kind) {
    case 'object':
      return type.fields.find(({ name }) => name === key)?.type;
    case 'list':
    case 'map':
      return type.of;
    default:
      return undefined;
  }
}

/** The keys that are present, and those that the type allows. */
function keysOf({ value, type }: ResultPart): readonly string[] {
  const presentKeys =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [key]))
      : [];
  const possibleKeys = type?.kind === 'object' ? type.fields.map(({ name }) => name) : [];
  return [...new Set([...presentKeys, ...possibleKeys])];
}

function unknownFieldError(
  path: string,
  part: ResultPart,
  allSteps: readonly string[],
  missing: readonly string[],
): ImagepinError {
  const parentPath = allSteps.slice(0, -missing.length);
  return new ImagepinError('InvalidQuery', `the result has no field "${path}"`, {
    path: ['field'],
    // Every place of a list is as near as another.
    detail: `${Array.isArray(part.value) ? '' : suggestionFor(part, parentPath, missing)}${describeContent(part, parentPath.join('.') || 'The result')}`,
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
  const suggestion = nearestChoice(step, keys) ?? (containingKey && `${containingKey}.${step}`);
  const path = [...parentPath, suggestion, ...rest].join('.');
  return step === '' || suggestion === undefined ? '' : didYouMean(path, [path]);
}

function describeContent(part: ResultPart, name: string): string {
  const keys = keysOf(part);
  if (Array.isArray(part.value)) {
    return keys.length === 0
      ? `${name} is empty.`
      : `${name} has the indexes 0 to ${keys.length - 1}.`;
  }
  return keys.length === 0
    ? `${name} has no fields.`
    : `${name} has the fields ${keys.join(', ')}.`;
}

import { ImagepinError } from '../../errors';
import { didYouMean, nearest } from '../../image/nearest';
import type { Field, FieldType } from '../fields';

/**
 * One value of an answer by its path, such as `image.architecture` or `images[0].id`.
 * A field that is known, but that the answer lacks, is undefined.
 * Throws `InvalidQuery` where there is no such field.
 */
export function fieldOf(answer: object, path: string, known: readonly Field[] = []): unknown {
  const all = toSteps(path);
  let part: Part = { value: answer, type: { kind: 'object', fields: known } };
  let steps = all;
  while (steps.length > 0) {
    const key = keyIn(part, steps);
    if (key === undefined) {
      throw noField(path, part, all, steps);
    }
    part = partOf(part, key);
    steps = steps.slice(key.split('.').length);
  }
  return part.value;
}

/** A part of an answer, and what is known of it whether it is there or not. */
interface Part {
  readonly value: unknown;
  readonly type: FieldType | undefined;
}

/** Many write the place in a list between brackets. */
function toSteps(path: string): readonly string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\.(?=\d)/, '')
    .split('.');
}

/** The steps that name a key of a part, as many as there are: the key of a tag may have dots itself. */
function keyIn(part: Part, steps: readonly string[]): string | undefined {
  const keys = keysOf(part);
  return steps
    .map((_, index) => steps.slice(0, index + 1).join('.'))
    .findLast((key) => keys.includes(key));
}

function partOf({ value, type }: Part, key: string): Part {
  return {
    value: value === undefined ? undefined : Reflect.get(Object(value), key),
    type: typeOf(type, key),
  };
}

function typeOf(type: FieldType | undefined, key: string): FieldType | undefined {
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

/** The keys that are there, and those that could be. */
function keysOf({ value, type }: Part): readonly string[] {
  const there =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [key]))
      : [];
  const known = type?.kind === 'object' ? type.fields.map(({ name }) => name) : [];
  return [...new Set([...there, ...known])];
}

function noField(
  path: string,
  part: Part,
  all: readonly string[],
  missing: readonly string[],
): ImagepinError {
  const above = all.slice(0, -missing.length);
  return new ImagepinError('InvalidQuery', `the answer has no field "${path}"`, {
    path: ['field'],
    // Every place of a list is as near as another.
    detail: `${Array.isArray(part.value) ? '' : hintOn(part, above, missing)}${contentOf(part, above.join('.') || 'The answer')}`,
  });
}

/** The nearest key where the path ends, or else the same one a level below; as in jq, paths are written with a dot before them. */
function hintOn(part: Part, above: readonly string[], missing: readonly string[]): string {
  const [step = '', ...rest] = missing.filter(Boolean);
  const keys = keysOf(part);
  const within = keys.find((key) => keysOf(partOf(part, key)).includes(step));
  const instead = nearest(step, keys) ?? (within && `${within}.${step}`);
  const path = [...above, instead, ...rest].join('.');
  return step === '' || instead === undefined ? '' : didYouMean(path, [path]);
}

function contentOf(part: Part, name: string): string {
  const keys = keysOf(part);
  if (Array.isArray(part.value)) {
    return keys.length === 0 ? `${name} is empty.` : `${name} has 0 to ${keys.length - 1}.`;
  }
  return keys.length === 0 ? `${name} has no fields.` : `${name} has ${keys.join(', ')}.`;
}

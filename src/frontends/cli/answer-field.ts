import { ImagepinError } from '../../errors';
import { didYouMean, nearest } from '../../image/nearest';

/** One value of an answer by its path, such as `image.architecture` or `imageIds.0`. Throws `InvalidQuery` where there is none. */
export function fieldOf(answer: object, path: string): unknown {
  let value: unknown = answer;
  let steps = path.split('.');
  while (steps.length > 0) {
    const key = keyIn(value, steps);
    if (key === undefined) {
      throw noField(path, value, steps);
    }
    value = Reflect.get(Object(value), key);
    steps = steps.slice(key.split('.').length);
  }
  return value;
}

/** The steps that name a key of a value: the key of a tag may have dots itself. */
function keyIn(value: unknown, steps: readonly string[]): string | undefined {
  const keys = keysOf(value);
  return steps
    .map((_, index) => steps.slice(0, index + 1).join('.'))
    .find((key) => keys.includes(key));
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [key]))
    : [];
}

function noField(path: string, value: unknown, missing: readonly string[]): ImagepinError {
  const above = path.split('.').slice(0, -missing.length);
  return new ImagepinError('InvalidQuery', `the answer has no field "${path}"`, {
    path: ['field'],
    // Every place of a list is as near as another.
    detail: `${Array.isArray(value) ? '' : hintOn(value, above, missing)}${contentOf(value, above.join('.') || 'The answer')}`,
  });
}

/** The nearest key where the path ends, or else the same one a level below. */
function hintOn(
  value: unknown,
  above: readonly string[],
  [step = '', ...rest]: readonly string[],
): string {
  const keys = keysOf(value);
  const within = keys.find((key) => keysOf(Reflect.get(Object(value), key)).includes(step));
  const instead = nearest(step, keys) ?? (within && `${within}.${step}`);
  const path = [...above, instead, ...rest].join('.');
  return instead === undefined ? '' : didYouMean(path, [path]);
}

function contentOf(value: unknown, name: string): string {
  const keys = keysOf(value);
  if (Array.isArray(value)) {
    return keys.length === 0 ? `${name} is empty.` : `${name} has 0 to ${keys.length - 1}.`;
  }
  return keys.length === 0 ? `${name} has no fields.` : `${name} has ${keys.join(', ')}.`;
}

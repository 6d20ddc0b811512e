import { type Arguments, type ArgumentValues, readArgumentValues } from '../argument-values';

/** The engine's marker for a value that is unknown before `up`. */
export const UNKNOWN_MARKER = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** The engine's key that marks a special value, such as a secret. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Properties as the engine sends them: plain JSON with markers for unknown and secret values. */
export type Properties = Arguments;

/** Decodes properties, without internal ones, which begin with two underscores. */
export function decodeProperties(properties: Properties): ArgumentValues {
  return readArgumentValues(
    Object.entries(properties).filter(([name]) => !name.startsWith('__')),
    { isUnknown: (value) => value === UNKNOWN_MARKER, isSecret, decode: withoutMarks },
  );
}

export function toSecret(value: unknown): unknown {
  return { [SIGNATURE]: SECRET, value };
}

export function allSecret(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, toSecret(value)]),
  );
}

/** Changes a value and preserves its secrecy. */
export function mapSecret(value: unknown, change: (value: unknown) => unknown): unknown {
  return isSecret(value) ? toSecret(change(value.value)) : change(value);
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

function withoutMarks(value: unknown): unknown {
  if (isSecret(value)) {
    return withoutMarks(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(withoutMarks);
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutMarks(part)]))
    : value;
}

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What stands for a value that is not known before `up`. */
export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** What marks a value as something else than itself. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Properties as the engine sends them: plain JSON, in which marks stand for unknown values and hide secret ones. */
export type Properties = Readonly<Record<string, unknown>>;

/** What properties say. */
export interface DecodedProperties {
  /** Those that are known, without marks. */
  readonly known: Properties;
  /** The names of those that will be known later, or of which a part will be. */
  readonly unknown: ReadonlySet<string>;
  /** The names of those that are secret, or of which a part is. */
  readonly secret: ReadonlySet<string>;
}

/** Reads properties; null is not stated, and names that begin with two underscores are not for users. */
export function decodeProperties(properties: Properties): DecodedProperties {
  const known: Record<string, unknown> = {};
  const unknown = new Set<string>();
  const secret = new Set<string>();
  for (const [name, value] of Object.entries(properties)) {
    if ((withoutMarks(value) ?? null) === null || name.startsWith('__')) {
      continue;
    }
    if (containsMark(value, isSecret)) {
      secret.add(name);
    }
    if (containsMark(value, isUnknown)) {
      unknown.add(name);
    } else {
      known[name] = withoutMarks(value);
    }
  }
  return { known, unknown, secret };
}

/** A value that the engine shows nowhere. */
export function toSecret(value: unknown): unknown {
  return { [SIGNATURE]: SECRET, value };
}

/** Properties that the engine shows nowhere. */
export function allSecret(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, toSecret(value)]),
  );
}

/** Changes a value and leaves it as secret as it is. */
export function mapSecret(value: unknown, change: (value: unknown) => unknown): unknown {
  return isSecret(value) ? toSecret(change(value.value)) : change(value);
}

function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

function containsMark(value: unknown, isMark: (value: unknown) => boolean): boolean {
  return (
    isMark(value) ||
    (isObject(value) && Object.values(value).some((part) => containsMark(part, isMark)))
  );
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

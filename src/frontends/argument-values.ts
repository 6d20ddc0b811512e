export type Arguments = Readonly<Record<string, unknown>>;

/** The decoded arguments of an engine; null arguments are absent. */
export interface ArgumentValues {
  /** The arguments with a completely known value. */
  readonly known: Arguments;
  /** The names of arguments that are at least partly unknown. */
  readonly unknown: ReadonlySet<string>;
  /** The names of arguments that are at least partly secret. */
  readonly secret: ReadonlySet<string>;
}

interface ValueEncoding {
  isUnknown(value: unknown): boolean;
  isSecret?(value: unknown): boolean;
  /** Removes the marks from a value. */
  decode?(value: unknown): unknown;
}

/** Separates known, unknown and secret arguments. */
export function readArgumentValues(
  entries: Iterable<readonly [name: string, value: unknown]>,
  { isUnknown, isSecret = () => false, decode = (value) => value }: ValueEncoding,
): ArgumentValues {
  const known: Record<string, unknown> = {};
  const unknown = new Set<string>();
  const secret = new Set<string>();
  for (const [name, encoded] of entries) {
    const value = decode(encoded) ?? null;
    if (value === null) {
      continue;
    }
    if (containsValue(encoded, isSecret)) {
      secret.add(name);
    }
    if (containsValue(encoded, isUnknown)) {
      unknown.add(name);
    } else {
      known[name] = value;
    }
  }
  return { known, unknown, secret };
}

/** Parses a number that an engine sends as text; returns any other value unchanged, so that the core rejects it. */
export function parseIfNumber(value: unknown): unknown {
  const isNumber = typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value));
  return isNumber ? Number(value) : value;
}

function containsValue(
  value: unknown,
  matches: (value: unknown) => boolean,
  ancestors: readonly unknown[] = [],
): boolean {
  if (matches(value)) {
    return true;
  }
  // The arguments of a program may be circular.
  if (typeof value !== 'object' || value === null || ancestors.includes(value)) {
    return false;
  }
  const path = [...ancestors, value];
  return Object.values(value).some((part) => containsValue(part, matches, path));
}

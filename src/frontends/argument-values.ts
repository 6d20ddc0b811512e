/** Arguments by their names. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Arguments as an engine sends them, decoded. An argument that is null is absent. */
export interface ArgumentValues {
  /** The arguments whose value is known in full. */
  readonly known: Arguments;
  /** The names of arguments of which at least a part is known later. */
  readonly unknown: ReadonlySet<string>;
  /** The names of arguments of which at least a part is secret. */
  readonly secret: ReadonlySet<string>;
}

/** How a protocol marks values. */
interface ValueEncoding {
  isUnknown(value: unknown): boolean;
  isSecret?(value: unknown): boolean;
  /** Removes the marks. */
  decode?(value: unknown): unknown;
}

/** Sorts arguments by what is known of them. */
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

/** Engines send some numbers as text. Any other value is returned unchanged, for the core to reject. */
export function parseIfNumber(value: unknown): unknown {
  const isNumber = typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value));
  return isNumber ? Number(value) : value;
}

function containsValue(value: unknown, matches: (value: unknown) => boolean): boolean {
  return (
    matches(value) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((part) => containsValue(part, matches)))
  );
}

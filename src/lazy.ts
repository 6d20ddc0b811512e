/** A value that is created when it is first needed, and then kept. */
export interface Lazy<Value> {
  (): Value;
  /** What was created. */
  readonly value: Value | undefined;
}

/** Creates a value at most once; what throws is tried again. */
export function lazy<Value extends NonNullable<unknown>>(create: () => Value): Lazy<Value> {
  let value: Value | undefined;
  const get = () => (value ??= create());
  // The type of defineProperty omits the added property.
  return Object.defineProperty(get, 'value', { get: () => value }) as Lazy<Value>;
}

/** Which values are kept. */
interface MemoizeLimits<Key> {
  /** With more keys than this, all are forgotten. Default: no limit. */
  readonly maxKeys?: number;
  /** Whether the value of a key is kept at all. Default: all are. */
  keeps?(key: Key): boolean;
}

/** Computes a value at most once for each key. */
export function memoize<Key, Value>(
  compute: (key: Key) => Value,
  { maxKeys = Number.POSITIVE_INFINITY, keeps = () => true }: MemoizeLimits<Key> = {},
): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    if (values.has(key)) {
      // What is in a map may be undefined itself.
      return values.get(key) as Value;
    }
    const value = compute(key);
    if (values.size === maxKeys) {
      values.clear();
    }
    if (keeps(key)) {
      values.set(key, value);
    }
    return value;
  };
}

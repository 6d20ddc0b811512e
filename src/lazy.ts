/** A value that is created on first use and then kept. */
export interface Lazy<Value> {
  (): Value;
  /** The value, if it has been created. */
  readonly value: Value | undefined;
}

/** Creates a value at most once; after an error, the next call tries again. */
export function lazy<Value extends NonNullable<unknown>>(create: () => Value): Lazy<Value> {
  let value: Value | undefined;
  const get = () => (value ??= create());
  // The type of defineProperty omits the added property.
  return Object.defineProperty(get, 'value', { get: () => value }) as Lazy<Value>;
}

/** Options that decide which values are kept. */
interface MemoizeLimits<Key> {
  /** The number of keys above which all values are dropped. Default: no limit. */
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
      // A stored value may itself be undefined.
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

/** A value that is made when it is first needed, and then kept. */
export interface Lazy<Value> {
  (): Promise<Value>;
  /** What was made, or is being made. */
  readonly promise: Promise<Value> | undefined;
}

/** Makes a value at most once. */
export function lazy<Value>(create: () => Promise<Value>): Lazy<Value> {
  let promise: Promise<Value> | undefined;
  const get = () => (promise ??= create());
  return Object.defineProperty(get, 'promise', { get: () => promise }) as Lazy<Value>;
}

/** Makes a value at most once for each key. */
export function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const value = values.get(key) ?? compute(key);
    values.set(key, value);
    return value;
  };
}

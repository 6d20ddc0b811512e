/** A value that is made when it is first needed, and then kept. */
export interface Once<Value> {
  (): Promise<Value>;
  /** What was made, or is being made. */
  readonly made: Promise<Value> | undefined;
}

/** Makes a value at most once. */
export function once<Value>(make: () => Promise<Value>): Once<Value> {
  let made: Promise<Value> | undefined;
  const get = () => (made ??= make());
  return Object.defineProperty(get, 'made', { get: () => made }) as Once<Value>;
}

/** Makes a value at most once for each key. */
export function onceEach<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

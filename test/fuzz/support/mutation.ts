import fc from 'fast-check';

/** JSON as an object model; numbers that JavaScript cannot hold are texts that `toJson` writes without quotes. */
export type Json = unknown;

/** One change of one node. */
interface Mutation {
  /** The node, counted from the root and around. */
  readonly node: number;
  readonly kind: keyof typeof CHANGES;
  /** The new value or name. */
  readonly value: Json;
}

/** An object or an array that holds a node. */
type Parent = Record<string, Json> | Json[];

const RAW = 'raw:';

const DEEP = 3_000;

/** Numbers as a server may write them. */
const RAW_NUMBERS = [
  '1e400',
  '-1e400',
  '-0',
  '-0.0',
  '1e-400',
  '1.2e20',
  '9007199254740993',
  '-9007199254740993.000',
  '123456789012345678901234567890',
  '1E5',
].map((number) => RAW + number);

const ODD_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  'NaN',
  'true',
  'null',
  '\ud800',
  'a\udc00b',
  '\u0000',
  '\u202e\u001b[31m',
  '\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '2026-02-30T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '999999999999999999999',
  '22.04.'.repeat(2_000),
  'a'.repeat(20_000),
];

const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'length', '', 'then', 'toJSON', '0'];

/** Values that no documented reply has. */
export function oddValue(texts: readonly string[] = []): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.constantFrom<Json>(null, true, false, 0, 1, -1, 0.5, 1_000_001, 2 ** 53, [], {}),
    fc.constantFrom(...RAW_NUMBERS),
    fc.constantFrom(...ODD_TEXTS, ...texts),
    fc.constantFrom<Json>(
      [null],
      [[]],
      [{}],
      { '': '' },
      `${RAW}${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
      `${RAW}${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
    ),
    fc.constantFrom(...ODD_NAMES).map((name) => Object.fromEntries([[name, { a: 1 }]])),
    fc.string({ maxLength: 8, unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

/** A value with up to `most` changes of its structure. */
export function mutated(
  bases: readonly Json[],
  { texts, most = 4 }: { readonly texts?: readonly string[]; readonly most?: number } = {},
): fc.Arbitrary<Json> {
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    node: fc.nat({ max: 2_000 }),
    kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
    value: oddValue(texts),
  });
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(mutation, { maxLength: most, size: 'max' }))
    .map(([base, mutations]) => mutations.reduce(mutate, base));
}

/** JSON text, with numbers beyond those of JavaScript. */
export function toJson(value: Json): string {
  return JSON.stringify(value).replace(/"raw:((?:[^"\\]|\\.)*)"/g, (_, raw: string) =>
    JSON.parse(`"${raw}"`),
  );
}

/** Reverses the outermost list and the order of all keys, which mean nothing. */
export function rearranged(value: Json): Json {
  const copy = structuredClone(value);
  let level: Json[] = [copy];
  while (level.length > 0) {
    const list = level.find((node) => Array.isArray(node));
    if (Array.isArray(list)) {
      list.reverse();
      break;
    }
    level = level.filter(isContainer).flatMap((node) => Object.values(node));
  }
  return reverseKeys(copy);
}

function reverseKeys(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(reverseKeys);
  }
  return isContainer(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, reverseKeys(inner)]),
      )
    : value;
}

/** Every text in a value, as far down as it goes. */
export function textsIn(value: Json): ReadonlySet<string> {
  const texts = new Set<string>();
  const open = [value];
  while (open.length > 0) {
    const node = open.pop();
    if (isContainer(node)) {
      for (const inner of Object.values(node)) {
        open.push(inner);
      }
    } else {
      texts.add(String(node));
    }
  }
  return texts;
}

/** How the node at a key of its parent is changed. */
const CHANGES = {
  replace: (parent: Parent, key: string, value: Json) => set(parent, key, value),
  drop: (parent: Parent, key: string) => {
    if (Array.isArray(parent)) {
      parent.splice(Number(key), 1);
    } else {
      delete parent[key];
    }
  },
  duplicate: (parent: Parent, key: string) => {
    const copy = structuredClone(Reflect.get(parent, key));
    if (Array.isArray(parent)) {
      parent.push(copy);
    } else {
      set(parent, key, [copy, copy]);
    }
  },
  nest: (parent: Parent, key: string, value: Json) => {
    const inner = Reflect.get(parent, key);
    set(parent, key, typeof value === 'string' ? Object.fromEntries([[value, inner]]) : [inner]);
  },
  rename: (parent: Parent, key: string, value: Json) => {
    if (!Array.isArray(parent)) {
      const inner = parent[key];
      delete parent[key];
      set(parent, typeof value === 'string' ? value : key.toLowerCase(), inner);
    }
  },
  retype: (parent: Parent, key: string) => set(parent, key, retype(Reflect.get(parent, key))),
} satisfies Readonly<Record<string, (parent: Parent, key: string, value: Json) => void>>;

function mutate(base: Json, { node, kind, value }: Mutation): Json {
  const root = { root: structuredClone(base) };
  const places = placesIn(root);
  const [parent, key] = places[node % places.length] ?? [root, 'root'];
  CHANGES[kind](parent, key, structuredClone(value));
  return root.root ?? null;
}

function placesIn(root: Parent): readonly (readonly [Parent, string])[] {
  const places: (readonly [Parent, string])[] = [];
  const visit = (parent: Parent): void => {
    for (const [key, inner] of Object.entries(parent)) {
      places.push([parent, key]);
      if (isContainer(inner)) {
        visit(inner);
      }
    }
  };
  visit(root);
  return places;
}

function isContainer(value: Json): value is Parent {
  return typeof value === 'object' && value !== null;
}

/** Sets an own property, whatever its name. */
function set(parent: Parent, key: string, value: Json): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function retype(value: Json): Json {
  switch (typeof value) {
    case 'string':
      return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : [value];
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null ? {} : JSON.stringify(value);
  }
}

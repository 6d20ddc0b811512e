import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SRC = join(__dirname, '../../src');

/** A file's role in its folder: every source, command or resource may have one of each. */
const FIXED_ROLES = new Set(['index.ts', 'request.ts', 'reply.ts', 'samples.ts']);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test('no two exported types have one name', () => {
  const declared = files.flatMap((file) => exportedTypes(file).map((name) => ({ name, file })));

  expect(sharedBy(declared, ({ name }) => name, 1)).toEqual([]);
});

test('no file name occurs more than twice, except those of fixed roles', () => {
  const named = files.filter((file) => !FIXED_ROLES.has(basename(file))).map(toPlace);

  expect(sharedBy([...new Set(named)], basename, 2)).toEqual([]);
});

/** Every cloud has the same files in a folder of its own, which count as one. */
function toPlace(file: string): string {
  return file.replace(/^clouds\/[^/]+\//, 'clouds/*/');
}

/** The groups that hold more than so many elements, as text to read in a failure. */
function sharedBy<Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
  most: number,
): readonly string[] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    groups.set(keyOf(element), [...(groups.get(keyOf(element)) ?? []), element]);
  }
  return [...groups]
    .filter(([, group]) => group.length > most)
    .map(([key, group]) => `${key}: ${JSON.stringify(group)}`);
}

function exportedTypes(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name);
}

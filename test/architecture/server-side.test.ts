import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SRC = join(__dirname, '../../src');

/** The server's side of clouds and of sources, which share no code with the client's side. */
const SERVER_SIDE = /(^|\/)(clouds\/[^/]+\/server|sources\/[^/]+\/simulator)(\/|$)/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test('a file of the client side imports the server side only as the simulated operation of its source', () => {
  const imports = files
    .filter((file) => !SERVER_SIDE.test(file))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => SERVER_SIDE.test(target));

  expect(imports).toEqual(
    files
      .filter((file) => /^sources\/[^/]+\/index\.ts$/.test(file))
      .map((file) => ({ file, target: file.replace('index.ts', 'simulator') })),
  );
});

test('what serves a cloud or a source imports nothing of the client side', () => {
  const imports = files
    .filter((file) => SERVER_SIDE.test(file))
    .flatMap(importsOf)
    .filter((target) => !SERVER_SIDE.test(target) && !target.startsWith('simulator/'));

  expect(imports).toEqual([]);
});

/** The relative imports of a file, as paths below `src`. */
function importsOf(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SRC, file), 'utf8'));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(file, '..', name));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts } from '../../package.json';
import { ROOT } from './support/page';

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

test('the map of the code holds every folder of src', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  const mapped = [...page.matchAll(/^\| `src\/(\w+)` \|/gm)].map(([, name]) => name);

  expect(mapped.toSorted()).toEqual(folders.toSorted());
});

test('the commands of contributors are scripts of the package', () => {
  const named = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);

  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(named).toContain('check');
});

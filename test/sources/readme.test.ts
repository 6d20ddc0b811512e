import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesById } from '../support/describe-sources';

test.each(sourcesById)(
  'the readme of %s lists its API filters as the source has them',
  (id, source) => {
    const { apiFilters, clientFilters, options } = source;
    const own = Object.keys(options.shape);

    const rows = readRows(id);

    const named = rows.flatMap(({ names }) => names);
    expect([...Object.keys(apiFilters), ...own].filter((name) => !named.includes(name))).toEqual(
      [],
    );
    for (const { names, parameter, again } of rows) {
      for (const name of names.filter((one) => own.includes(one))) {
        expect([name, parameter !== 'none']).toEqual([name, name in apiFilters]);
        expect([name, again.startsWith('yes')]).toEqual([name, name in clientFilters]);
      }
    }
  },
);

interface Row {
  readonly names: readonly string[];
  readonly parameter: string;
  /** Whether the filter is applied again to what the API lists. */
  readonly again: string;
}

function readRows(id: string): readonly Row[] {
  const text = readFileSync(join(__dirname, '../../src/sources', id, 'readme.md'), 'utf8');
  return [...text.matchAll(/^\| (`.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map(
    ([, names = '', parameter = '', again = '']) => ({
      names: [...(names.split(', with ')[0]?.matchAll(/`(\w+)`/g) ?? [])].map(
        ([, name = '']) => name,
      ),
      parameter,
      again,
    }),
  );
}

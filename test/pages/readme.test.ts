import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '../../src/errors';
import { EXIT_CODES } from '../../src/frontends/cli/exit-code';
import { fieldsOf } from '../../src/frontends/fields';
import { toSnakeCase } from '../../src/frontends/provider/hcl-names';
import { ProviderConfiguration } from '../../src/frontends/provider-configuration';
import { ROOT } from './support/page';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('the README lists every argument of the configuration', () => {
  const configured = fieldsOf(ProviderConfiguration).map(({ name }) => toSnakeCase(name));

  const listed = rowsUnder('| argument | variable |').map(([name]) => name.replaceAll('`', ''));

  expect(listed.toSorted()).toEqual(configured.toSorted());
});

test('the README lists every error with its exit code', () => {
  const codes: Readonly<Record<ErrorCode, true>> = {
    InvalidQuery: true,
    UnknownSource: true,
    MissingCredentials: true,
    ApiRejected: true,
    ApiUnavailable: true,
    NoImageFound: true,
    AmbiguousMatch: true,
    UnexpectedResponse: true,
    Cancelled: true,
  };

  const listed = rowsUnder('| code | exit code |').flatMap(([names, exitCode]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, code = '']) => [code, Number(exitCode)]),
  );

  // The keys of the record are its codes.
  const expected = (Object.keys(codes) as ErrorCode[]).map((code) => [code, EXIT_CODES[code]]);
  expect(listed).toEqual(expected);
});

/** The first two cells of the rows of a table that begins so. */
function rowsUnder(header: string): readonly (readonly [string, string])[] {
  const [, table = ''] = readme.split(header);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| (.*?) \| (.*?) \|/gm)]
    .slice(1)
    .map(([, first = '', second = '']) => [first, second]);
}

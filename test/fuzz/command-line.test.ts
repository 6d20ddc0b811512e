import fc from 'fast-check';
import { toFlag } from '../../src/frontends/cli/flags/flag-naming';
import { fieldsOf } from '../../src/frontends/fields';
import { querySchemaFor } from '../../src/query/query-schema';
import { sources } from '../../src/sources/registry';
import { runCli } from '../frontends/support/run-cli';
import { fuzzTest } from './support/fuzz-test';

const env = {
  IMAGEPIN_SIMULATE: '1',
  IMAGEPIN_REGION: 'cn-test',
  IMAGEPIN_TIMEOUT_SECONDS: '5',
  // No test may reach the metadata service of the host.
  ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
};

const queryFlags = sources.flatMap((source) =>
  fieldsOf(querySchemaFor(source, 'list')).map(({ name }) => toFlag(name)),
);
const otherFlags = ['--json', '--quiet', '--field', '--simulate', '--endpoint', '--network'];
const oddFlags = [
  '--tag',
  '--no-usable',
  '--',
  '-',
  '-x',
  '--__proto__',
  '--no-',
  '-h',
  '-V',
  '--help',
];

const flag = fc.constantFrom(...new Set([...queryFlags, ...otherFlags, ...oddFlags, '--catalog']));
const value = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'ubuntu',
    '22.04',
    'a=b',
    '__proto__=a',
    'self',
    '1',
    'image.id',
    'any',
  ),
  fc.constantFrom(
    '',
    ' ',
    '-1',
    '1e400',
    '*',
    '(',
    'a,,b',
    'images.0.tags',
    'catalog.json',
    'http://u:p@x',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const part = fc.oneof(
  flag.map((name) => [name]),
  fc.tuple(flag, value),
  fc.tuple(flag, value).map((pair) => [pair.join('=')]),
  value.map((word) => [word]),
);
const commandLine = fc
  .tuple(
    fc.constantFrom('find', 'list', 'explain', 'sources', 'completion', 'help', 'constructor'),
    fc.constantFrom(...sources.map(({ id }) => ['--source', id]), []),
    fc.array(part, { maxLength: 4 }),
  )
  .map(([command, source, parts]) => [command, ...source, ...parts.flat()]);

fuzzTest(
  'any command line ends with a code of the table, and a failure with an error alone',
  () => commandLine,
  async (args) => {
    const files = { 'catalog.json': '[]' };

    const { code, stdout, stderr } = await runCli(args, { env, files });

    expect([0, 2, 3, 4]).toContain(code);
    expect(stderr).not.toContain('this is a bug');
    if (code !== 0) {
      expect(stdout).toBe('');
      expect(stderr).not.toBe('');
    }
  },
);

import { addQueryFlags, type RawQuery } from '../../../src/frontends/cli/flags/query-flags';
import { Subcommand } from '../../../src/frontends/cli/subcommand';
import { fieldsOf } from '../../../src/frontends/fields';
import type { LookupKind } from '../../../src/query/query';
import { querySchemaFor } from '../../../src/query/query-schema';
import { describeSources } from '../../support/describe-sources';
import { runCli } from '../support/run-cli';

test.each`
  flags                                  | written
  ${''}                                  | ${{}}
  ${'--platform-version 22.04'}          | ${{ platformVersion: '22.04' }}
  ${'--platform-version=22.04'}          | ${{ platformVersion: '22.04' }}
  ${'--ids a,b'}                         | ${{ ids: ['a', 'b'] }}
  ${'--ids a --ids b'}                   | ${{ ids: ['a', 'b'] }}
  ${'--ids a, '}                         | ${{ ids: ['a', ''] }}
  ${'--tag env=prod --tag note=a=b'}     | ${{ tags: { env: 'prod', note: 'a=b' } }}
  ${'--tag env='}                        | ${{ tags: { env: '' } }}
  ${'--cloud-init'}                      | ${{ cloudInit: true }}
  ${'--no-cloud-init'}                   | ${{ cloudInit: false }}
  ${'--most-recent'}                     | ${{ mostRecent: true }}
  ${'--most-recent=true'}                | ${{ mostRecent: true }}
  ${'--most-recent=false'}               | ${{}}
  ${'--cloud-init=false'}                | ${{ cloudInit: false }}
  ${'--no-cloud-init=true'}              | ${{ cloudInit: false }}
  ${'--no-cloud-init=false'}             | ${{ cloudInit: true }}
  ${'--cloud-init --cloud-init=false'}   | ${{ cloudInit: false }}
  ${'--name=true'}                       | ${{ name: 'true' }}
  ${'--limit 3'}                         | ${{ limit: 3 }}
  ${'--limit three'}                     | ${{ limit: 'three' }}
  ${'--timeout-seconds 0.5'}             | ${{ timeoutSeconds: 0.5 }}
  ${'--source alicloud-ecs --no-usable'} | ${{ source: 'alicloud-ecs', usable: false }}
  ${'--match-images a,b'}                | ${{ matchImages: ['a', 'b'] }}
  ${'--architecture amd64'}              | ${{ architecture: 'amd64' }}
`('"$flags" becomes the query $written', ({ flags, written }) => {
  expect(parseFlags(flags.split(' ').filter(Boolean))).toEqual(written);
});

test('a tag may have the name of a built-in property', () => {
  const { tags } = parseFlags(['--tag', '__proto__=a', '--tag', 'toString=b']);

  expect(Object.entries(Object(tags))).toEqual([
    ['__proto__', 'a'],
    ['toString', 'b'],
  ]);
});

test.each(['--no-most-recent', '--no-include-deprecated', '--no-show-expired'])(
  'false is the default of %s, which therefore does not exist',
  (flag) => {
    expect(() => parseFlags([flag])).toThrow('unknown option');
  },
);

test('find has no --limit', () => {
  expect(() => parseFlags(['--limit', '1'], 'find')).toThrow('limit is an option of list');
});

describeSources((source) => {
  test('every argument is a flag of its name', async () => {
    const names = fieldsOf(querySchemaFor(source, 'list')).map(({ name }) => name);
    const flags = names.map((name) => (name === 'tags' ? '--tag' : `--${kebab(name)}`));

    expect(flagsOf('list')).toEqual(expect.arrayContaining(flags));
  });

  test('its help describes each of its own options', async () => {
    const { stdout } = await runCli(`find --source ${source.id} --help`);

    const shown = stdout.match(/^ {2}--[^ ]+/gm)?.map((flag) => flag.trim().replace('[no-]', ''));
    expect(shown).toEqual(
      expect.arrayContaining(Object.keys(source.options.shape).map((name) => `--${kebab(name)}`)),
    );
  });
});

test('the help of one source leaves out unsupported flags, which are still parsed', async () => {
  const { stdout } = await runCli('find --source alicloud-batchcompute --help');
  const { stderr } = await runCli(
    'find --source alicloud-batchcompute --region cn-beijing --architecture arm64',
  );

  expect(stdout).not.toMatch(/^ {2}--architecture/m);
  expect(stderr).toContain('alicloud-batchcompute does not report architecture');
});

test('the help of one source lists only the values that it accepts', async () => {
  const aic = await runCli('find --source alicloud-aic --help');
  const eci = await runCli('find --source alicloud-eci --help');

  const [aicHelp, eciHelp] = [aic, eci].map(({ stdout }) => stdout.replace(/\s+/g, ' '));
  expect(aicHelp).toContain('with this operating system. One of android. ');
  expect(aicHelp).toContain('One of available, creating, unavailable, any (all of them).');
  expect(eciHelp).toContain('Only images of the owner self. ');
});

test.each`
  command                           | includes                                                   | excludes
  ${'find'}                         | ${'selected, unless --ids or --name is set.'}              | ${'--family is set'}
  ${'find --source alicloud-ecs'}   | ${'selected, unless --ids, --name or --family is set.'}    | ${'--ids or --name is set'}
  ${'list'}                         | ${'any selects all variants.'}                             | ${'Default: plain'}
  ${'list --source alicloud-ecs'}   | ${'shared, marketplace and community images of any'}       | ${'Default: plain'}
  ${'find --source volcengine-ecs'} | ${'Include shared and marketplace images of any account.'} | ${'community'}
  ${'find --source alicloud-aic'}   | ${'Only images of this distribution: android. '}           | ${'such as ubuntu, debian'}
`('the help of $command names only what exists', async ({ command, includes, excludes }) => {
  const { stdout } = await runCli(`${command} --help`);

  const help = stdout.replace(/\s+/g, ' ');
  expect(help).toContain(includes);
  expect(help).not.toContain(excludes);
});

test('no flag takes credentials', () => {
  const flags = ['find', 'list', 'explain'].flatMap((command) => flagsOf(command));

  expect(flags.filter((flag) => /key|secret|token|password|credential/.test(flag))).toEqual([]);
});

function parseFlags(args: readonly string[], kind: LookupKind = 'list'): RawQuery {
  const { command, readQuery } = queryCommand('list', kind, args);
  command.parse([...args], { from: 'user' });
  return readQuery();
}

function flagsOf(name: string): readonly string[] {
  const { command } = queryCommand(name, 'list', []);
  return command.options.flatMap(({ long }) => long ?? []);
}

function queryCommand(name: string, kind: LookupKind, args: readonly string[]) {
  const command = new Subcommand(name).exitOverride().configureOutput({ outputError: () => {} });
  const io = { stdout: { write() {} }, stderr: { write() {} }, env: {} };
  const readQuery = addQueryFlags(command, kind, {
    args,
    io: { ...io, signal: new AbortController().signal },
  });
  return { command, readQuery };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

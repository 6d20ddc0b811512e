import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fieldsOf } from '../../../src/frontends/fields';
import { ProviderConfiguration } from '../../../src/frontends/provider-configuration';
import { functions, resources, types } from '../../../src/frontends/pulumi/schema.json';

const ROOT = join(__dirname, '../../..');

const paths = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs/pulumi')).map((name) => `docs/pulumi/${name}`),
];

describe('a program that the README or a guide shows', () => {
  const programs = paths.flatMap(readPrograms);
  const runnable = programs
    .filter(({ text }) => !/from '(node:test|@pulumi\/alicloud)'/.test(text))
    .map(({ file }) => file);

  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'imagepin-guides-')));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/imagepin'));
    for (const name of ['@pulumi', '@types']) {
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
    for (const { file, text } of programs) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('compiles as projects of Pulumi do', async () => {
    const compilerOptions = {
      ...{ strict: true, target: 'es2020', module: 'commonjs', moduleResolution: 'node10' },
      // TypeScript 6 wants these said.
      ...{ ignoreDeprecations: '6.0', types: ['node'] },
      ...{ skipLibCheck: true, noEmit: true },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    writeFileSync(join(folder, 'alicloud.d.ts'), "declare module '@pulumi/alicloud';\n");

    const outcome = await run(folder, 'typescript/bin/tsc');

    expect(programs.length).toBeGreaterThan(12);
    expect(outcome).toEqual({ code: 0, stdout: '' });
  });

  test('runs under mocks, and finds what it looks for', async () => {
    writeFileSync(join(folder, 'run.cjs'), RUNNER);

    const { code, stdout } = await run(folder, 'tsx/dist/cli.mjs', 'run.cjs', ...runnable);

    // The first one that is missing has failed.
    expect(stdout.match(/(?<=^done: ).*$/gm)).toEqual(runnable);
    expect(code).toBe(0);
  });

  test('is tested by the unit test beside it', async () => {
    const tests = programs.map(({ file }) => file).filter((file) => file.endsWith('.test.ts'));

    const { code, stdout } = await run(folder, 'tsx/dist/cli.mjs', '--test', ...tests);

    expect(stdout).toMatch(/^# pass 2$/m);
    expect(code).toBe(0);
  });
});

const configKeys = fieldsOf(ProviderConfiguration).map(({ name }) => name);

test('guides name keys and tokens that there are', () => {
  const tokens = Object.keys({ ...functions, ...resources });
  const known = [...configKeys, ...tokens.map((token) => token.replace('imagepin:index:', ''))];

  const named = paths.flatMap((path) =>
    [...read(path).matchAll(/imagepin:(?:index:)?(\w+)/g)].map(([, name = '']) => name),
  );

  expect(named.length).toBeGreaterThan(configKeys.length);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('a guide lists the keys of the configuration, each with the line that sets it', () => {
  const listed = rowsOf(read('docs/pulumi/README.md')).filter(([key]) => key.includes('imagepin:'));

  expect(listed.map(([key]) => key)).toEqual(configKeys.map((key) => `\`imagepin:${key}\``));
  for (const [index, key] of configKeys.entries()) {
    expect(listed[index]?.[1]).toMatch(new RegExp(`^\`pulumi config set .*\\bimagepin:${key}\\b`));
  }
});

const [ofImages = '', ofCaches = ''] = read('docs/pulumi/moving-from-alicloud.md').split(
  '## Image caches',
);

test.each([
  [
    'getAlicloudEcsImages',
    ofImages,
    functions['imagepin:index:getAlicloudEcsImages'].inputs,
    types['imagepin:index:AlicloudEcsImage'],
  ],
  [
    'getAlicloudEciImageCaches',
    ofCaches,
    functions['imagepin:index:getAlicloudEciImageCaches'].inputs,
    types['imagepin:index:AlicloudEciImageCache'],
  ],
])('what %s has in the place of something else is there', (_, part, args, image) => {
  const there = ['images', 'imageIds', ...Object.keys({ ...args.properties, ...image.properties })];

  const named = rowsOf(part).flatMap(([was, is]) =>
    is.startsWith('the same') ? namesIn(was, /`/) : namesIn(is, /(?:^|; )`/),
  );

  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});

/** Runs the programs one after another; a look-up that fails ends the process. */
const RUNNER = `
const pulumi = require('@pulumi/pulumi');

async function main() {
  for (const file of process.argv.slice(2)) {
    const mocks = {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ inputs }) => inputs,
    };
    await pulumi.runtime.setMocks(mocks, 'web', 'test', true);
    pulumi.runtime.setAllConfig({
      'imagepin:simulate': 'true',
      'imagepin:region': 'cn-hangzhou',
      'web:release': '2026-11',
      'web:accessKey': 'id',
      'web:secretKey': 'secret',
    });
    require('./' + file);
    await pulumi.runtime.disconnect();
    console.log('done: ' + file);
  }
}

main();
`;

interface ProgramResult {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
}

/** Runs a program of a package in a folder, away from this machine's own settings. */
function run(folder: string, program: string, ...args: readonly string[]): Promise<ProgramResult> {
  const command = [join(ROOT, 'node_modules', program), ...args];
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: folder, env }, (error, stdout) =>
      resolve({ code: error ? error.code : 0, stdout }),
    );
  });
}

interface GuideProgram {
  readonly file: string;
  readonly text: string;
}

/** What a page calls ts and asks imagepin/pulumi, in a folder of the page; the line before it may name its file. */
function readPrograms(path: string): readonly GuideProgram[] {
  const folder = path.replace(/\W/g, '-');
  return [...read(path).matchAll(/^([^\n]*)\n\n```ts\n(.*?)^```$/gms)]
    .map(([, before = '', text = ''], index) => {
      const [, name = `program-${index}.ts`] = /`([\w.]+\.ts)`/.exec(before) ?? [];
      return { file: join(folder, name), text };
    })
    .filter(({ text }) => path !== 'README.md' || text.includes("'imagepin/pulumi'"));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The rows of all tables, by the first two of their cells. */
function rowsOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^\| (.*?) \| (.*?) \|/gm)].map(([, first = '', second = '']) => [
    first,
    second,
  ]);
}

/** What stands in code after something, without the list that it is a part of. */
function namesIn(cell: string, before: RegExp): readonly string[] {
  const names = new RegExp(`${before.source}(?:\\w+\\[\\]\\.)?(\\w+)`, 'g');
  return [...cell.matchAll(names)].map(([, name = '']) => name);
}

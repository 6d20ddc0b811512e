import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blocks, type CodeBlock, commandsOf, ROOT } from './support/page';
import { createProject, install, packagesIn } from './support/project';

/** A program that a page shows, in a project of the page. */
interface Program {
  readonly page: string;
  readonly file: string;
  readonly text: string;
}

const programs = blocks.filter(({ language }) => language === 'ts').map(toProgram);

/** Packages that the programs before a move use, which are not installed here. */
const ELSEWHERE = /from '@pulumi\/alicloud'/;

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'imagepin-programs-')));
  createProject(folder);
  // The compiler's own.
  install(['@types/node'], folder);
  for (const page of new Set(programs.map((program) => program.page))) {
    createProject(join(folder, folderOf(page)));
    install(packagesOf(page), join(folder, folderOf(page)));
  }
  for (const { file, text } of programs) {
    write(file, text);
  }
  write('alicloud.d.ts', "declare module '@pulumi/alicloud';\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each`
  ending   | others   | module        | moduleResolution
  ${'ts'}  | ${'mts'} | ${'commonjs'} | ${'node10'}
  ${'mts'} | ${'ts'}  | ${'nodenext'} | ${'nodenext'}
`(
  'every .$ending program of a page compiles under moduleResolution $moduleResolution',
  async ({ ending, module, moduleResolution }) => {
    const compilerOptions = {
      ...{ strict: true, target: 'es2020', lib: ['es2022'], module, moduleResolution },
      // TypeScript 6 requires these.
      ...{ ignoreDeprecations: '6.0', types: ['node'] },
      ...{ skipLibCheck: true, noEmit: true },
    };
    const include = [`**/*.${ending}`, '*.d.ts'];
    write('tsconfig.json', JSON.stringify({ compilerOptions, include }));

    const result = await run('typescript/bin/tsc');

    expect(programs.filter(({ file }) => file.endsWith(`.${ending}`))).not.toEqual([]);
    expect(result).toEqual({ code: 0, stdout: '' });
  },
);

test('every program for Pulumi runs under mocks, and finds its image', async () => {
  const files = programs
    .filter(({ text }) => /from 'imagepin\/pulumi'/.test(text))
    .map(({ file }) => file);
  write('run.cjs', RUNNER);

  const { code, stdout } = await run('tsx/dist/cli.mjs', 'run.cjs', ...files);

  // The first one that is missing has failed.
  expect(stdout.match(/(?<=^done: ).*$/gm)).toEqual(files);
  expect(code).toBe(0);
});

test('every test of a program passes', async () => {
  const files = programs.map(({ file }) => file).filter((file) => file.endsWith('.test.ts'));

  const { code, stdout } = await run('tsx/dist/cli.mjs', '--test', ...files);

  expect(stdout).toMatch(/^# pass 2$/m);
  expect(code).toBe(0);
});

test.each(programs.filter(isPlain))('$file runs without credentials', async ({ file }) => {
  const result = await run('tsx/dist/cli.mjs', file);

  expect(result).toEqual({ code: 0, stdout: expect.any(String) });
});

/** Whether a program runs by itself, with neither mocks nor a test around it. */
function isPlain({ text }: Program): boolean {
  return !/from '(?:imagepin\/pulumi|node:test)'/.test(text) && !ELSEWHERE.test(text);
}

/** Runs the programs one after another; a lookup that fails ends the process. */
const RUNNER = `
const pulumi = require(${JSON.stringify(join(ROOT, 'node_modules/@pulumi/pulumi'))});

async function main() {
  for (const file of process.argv.slice(2)) {
    const mocks = {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ inputs }) => inputs,
    };
    await pulumi.runtime.setMocks(mocks, 'web', 'test', true);
    pulumi.runtime.setAllConfig({
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

/** Runs a program of a package in the folder, away from this machine's own settings. */
function run(program: string, ...args: readonly string[]): Promise<ProgramResult> {
  const command = [join(ROOT, 'node_modules', program), ...args];
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1', IMAGEPIN_SIMULATE: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: folder, env }, (error, stdout) =>
      resolve({ code: error ? error.code : 0, stdout }),
    );
  });
}

function toProgram({ page, line, file = `line-${line}.ts`, text }: CodeBlock): Program {
  return { page, file: join(folderOf(page), file), text };
}

function folderOf(page: string): string {
  return page.replaceAll(/\W/g, '-');
}

/** The packages that a page installs. */
function packagesOf(page: string): readonly string[] {
  return blocks
    .filter((block) => block.page === page && block.language === 'sh')
    .flatMap(commandsOf)
    .flatMap((command) => packagesIn(command) ?? []);
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

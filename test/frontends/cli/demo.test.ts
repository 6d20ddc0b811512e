import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../../../src/frontends/cli/demo';
import { exampleFlags } from '../../../src/frontends/cli/example-command';
import { sources } from '../../../src/sources/registry';
import { sourcesById } from '../../support/describe-sources';
import { runCli } from '../support/run-cli';

let screens: readonly string[];

beforeAll(async () => {
  screens = await runDemo();
});

test('every source has an example on one screen, without credentials', () => {
  for (const { title } of sources) {
    const lines = screens.find((screen) => screen.startsWith(`${title}\n`))?.split('\n') ?? [];
    expect(lines.filter((line) => /^(chosen|next): /.test(line))).toHaveLength(2);
    expect(lines.length).toBeLessThanOrEqual(24);
  }
  const long = screens
    .join('\n')
    .split('\n')
    .filter(({ length }) => length > 100);
  // The names of a cloud's images, and what a warning lists, are as long as they are.
  expect(long.filter((line) => !/^(?:chosen|next|close|warning): /.test(line))).toEqual([]);
});

test("the README's query takes the plain image, though a GPU build in the list is newer", () => {
  const [plain = '', any = ''] = screens;

  expect(any.split('\n')[2]).toBe(plain.split('\n')[2]?.replace(' --simulate', ' \\'));
  expect(idOf(any)).toMatch(/^ubuntu_22_04_x64_\d+G_with_gpu_driver_and_cuda_alibase_/);
  expect(idOf(plain)).toMatch(/^ubuntu_22_04_x64_20G_alibase_/);
  expect(idOf(any).slice(-12) > idOf(plain).slice(-12)).toBe(true);
});

test('the README prints what the demo shows', () => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [, printed] = /<!-- demo output -->\n```text\n([^`]+)```/.exec(readme) ?? [];

  expect(screens[0]).toBe(printed?.trimEnd());
});

async function runDemo(): Promise<readonly string[]> {
  let shown = '';
  const screen = {
    write(text: string) {
      shown += text;
    },
  };
  await demo({ stdout: screen, stderr: screen, env: {}, signal: new AbortController().signal });
  return shown.trimEnd().split('\n\n');
}

/** The ID that a screen ends with. */
function idOf(screen: string): string {
  return screen.split('\n').at(-1) ?? '';
}

test.each(sourcesById)(
  'find has a result for the example query of %s that is derived from its arguments',
  async (_id, source) => {
    const { examples: _, ...plain } = source;
    const { code, stdout } = await runCli(`find ${exampleFlags(plain)} --simulate`);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\n$/);
  },
);

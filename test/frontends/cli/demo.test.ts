import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../../../src/frontends/cli/demo';
import { exampleFlags } from '../../../src/frontends/cli/example-command';
import { sources } from '../../../src/sources/registry';
import type { Source } from '../../../src/sources/source';
import { runCli } from '../support/run-cli';

test('every source answers a question on one screen, without keys', async () => {
  const screens = await runDemo();

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

test("the README's query takes the plain image, though a GPU build in the list is newer", async () => {
  const [plain = '', any = ''] = await runDemo();

  expect(any.split('\n')[2]).toBe(plain.split('\n')[2]?.replace(' --simulate', ' \\'));
  expect(idOf(any)).toMatch(/^ubuntu_22_04_x64_\d+G_with_gpu_driver_and_cuda_alibase_/);
  expect(idOf(plain)).toMatch(/^ubuntu_22_04_x64_20G_alibase_/);
  expect(idOf(any).slice(-12) > idOf(plain).slice(-12)).toBe(true);
});

test('the README prints what the demo shows', async () => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [, printed] = /<!-- demo output -->\n```text\n([^`]+)```/.exec(readme) ?? [];

  const screens = await runDemo();

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

/** The id that a screen ends with. */
function idOf(screen: string): string {
  return screen.split('\n').at(-1) ?? '';
}

test.each(sources.map((source): [string, Source] => [source.id, source]))(
  '%s would have a question that is answered, had nobody written one',
  async (_id, source) => {
    const { examples: _, ...plain } = source;
    const { code, stdout } = await runCli(`find ${exampleFlags(plain)} --simulate`);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\n$/);
  },
);

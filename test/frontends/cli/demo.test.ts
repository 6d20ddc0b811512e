import { demo, usualQuestion } from '../../../src/frontends/cli/demo';
import { sources } from '../../../src/sources/registry';
import type { Source } from '../../../src/sources/source';
import { imagepin } from '../support/imagepin';

test('every source answers a question on one screen, without keys', async () => {
  let shown = '';
  const screen = {
    write(text: string) {
      shown += text;
    },
  };

  await demo({ stdout: screen, stderr: screen, env: {}, signal: new AbortController().signal });

  const screens = shown.trimEnd().split('\n\n');
  expect(screens).toHaveLength(sources.length + 1);
  for (const [index, { title }] of sources.entries()) {
    const lines = screens[index]?.split('\n') ?? [];
    expect(lines[0]).toBe(title);
    expect(lines.filter((line) => /^(chosen|next): /.test(line))).toHaveLength(2);
    expect(lines.length).toBeLessThanOrEqual(24);
  }
  expect(shown.split('\n').filter(({ length }) => length > 100)).toEqual([]);
});

test.each(sources.map((source): [string, Source] => [source.id, source]))(
  '%s would have a question that is answered, had nobody written one',
  async (id, source) => {
    const { code, stdout } = await imagepin(
      `find --source ${id} ${usualQuestion(source)} --simulate`,
    );

    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\n$/);
  },
);

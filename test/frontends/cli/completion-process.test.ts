import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sources } from '../../../src/sources/registry';
import { runCli } from '../support/run-cli';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imagepin-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await runCli(`completion ${shell}`);
    writeFileSync(join(folder, `imagepin.${shell}`), stdout);
  }
  writeFileSync(join(folder, 'my-images.json'), '[]');
  mkdirSync(join(folder, 'my-folder'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ids = sources.map(({ id }) => id);

/** What is written, and what can follow: all of it, or some. */
const CASES = [
  ['', { some: ['find', 'list', 'explain', 'sources', 'simulate', 'completion', 'help'] }],
  ['fi', { all: ['find'] }],
  ['find --os ', { all: ['linux', 'windows', 'android'] }],
  ['find --source ', { all: ids }],
  ['list --source volc', { all: ['volcengine-ecs'] }],
  ['explain --owners ', { some: ['system', 'self', 'community'] }],
  ['find --most', { all: ['--most-recent'] }],
  ['find --no-cl', { all: ['--no-cloud-init'] }],
  ['find --match-im', { all: ['--match-images'] }],
  ['find --lim', { all: [] }],
  ['list --lim', { all: ['--limit'] }],
  ['find --name ', { all: [] }],
  ['find --catalog my-', { all: ['my-folder', 'my-images.json'] }],
  ['simulate --fault inv', { all: ['invalid-json'] }],
  ['completion ', { some: ['bash', 'zsh', 'fish'] }],
  ['help expl', { all: ['explain'] }],
] as const;

describeShell('bash', () => {
  test.each([...CASES, ['find --os=w', { all: ['windows'] }] as const])(
    '"imagepin %s" goes on with %j',
    async (line, expected) => {
      expectCompletions(await completionsInBash(line), expected);
    },
  );
});

describeShell('fish', () => {
  test.each(CASES)('"imagepin %s" goes on with %j', async (line, expected) => {
    const script = `source imagepin.fish; complete -C 'imagepin ${line}'`;

    const lines = await run('fish', '--no-config', '-c', script);

    expectCompletions(
      lines.map((word) => word.split('\t')[0]?.replace(/\/$/, '') ?? ''),
      expected,
    );
  });
});

describeShell('zsh', () => {
  test.each([
    ['fi', 'find'],
    ['find --os lin', 'find --os linux'],
    ['find --os=win', 'find --os=windows'],
    ['list --source volc', 'list --source volcengine-ecs'],
    ['find --most', 'find --most-recent'],
    ['find --no-cl', 'find --no-cloud-init'],
    ['find --most-recent --match-im', 'find --most-recent --match-images'],
    ['find --catalog my-im', 'find --catalog my-images.json'],
    ['simulate --fault inv', 'simulate --fault invalid-json'],
    ['completion fi', 'completion fish'],
    ['help expl', 'help explain'],
  ])('"imagepin %s" becomes "imagepin %s"', async (line, completed) => {
    // In a terminal of its own: zsh completes nothing elsewhere.
    const script = `
      zmodload zsh/zpty
      zpty shell "PS1= zsh -f -i"
      zpty -w shell "autoload -Uz compinit && compinit -u -D && source imagepin.zsh"
      zpty -w shell "imagepin() { print -r -- \\"<\\$*>\\" }"
      zpty -w shell "print ready-\\$((1 + 1))"
      zpty -r shell all '*ready-2*'
      zpty -w -n shell ${JSON.stringify(`imagepin ${line}`)}$'\\t\\n'
      zpty -r shell all '*<*>*'
      print -r -- "$all"`;

    const lines = await run('zsh', '-f', '-c', script);

    expect(/<(.*)>/.exec(lines.join('\n'))?.[1]?.trimEnd()).toBe(completed);
  });
});

/** Skipped, which Jest shows, where there is no such shell. */
function describeShell(shell: string, tests: () => void): void {
  const isThere = spawnSync(shell, ['-c', 'exit']).status === 0;
  (isThere ? describe : describe.skip)(shell, tests);
}

interface Expected {
  readonly all?: readonly string[];
  readonly some?: readonly string[];
}

function expectCompletions(words: readonly string[], { all, some = all ?? [] }: Expected): void {
  expect(words).toEqual(expect.arrayContaining([...some]));
  expect(all === undefined || words.length === all.length ? [] : words).toEqual([]);
}

async function completionsInBash(line: string): Promise<readonly string[]> {
  const words = ['imagepin', ...line.split(/ |(?==)|(?<==)/)];
  const script = `source imagepin.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _imagepin
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run('bash', '--norc', '-c', script, 'bash', ...words);
}

async function run(command: string, ...args: readonly string[]): Promise<readonly string[]> {
  const env = { PATH: process.env.PATH, HOME: folder, TERM: 'dumb' };
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: folder,
    env,
    timeout: 20_000,
  });
  return stdout.split(/\r?\n/).filter(Boolean);
}

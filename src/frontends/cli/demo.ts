import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { EXAMPLE_SOURCE, exampleFlags, exampleQueryOf, wrapCommand } from './example-command';
import { openStandardOutput } from './output/standard-output';
import { run } from './program';
import { reportWriteError } from './report-error';
import type { Io } from './session';

const MISSING_RELEASE_FLAGS = exampleFlags(EXAMPLE_SOURCE, {
  ...exampleQueryOf(EXAMPLE_SOURCE),
  platformVersion: '22.10',
});

const NEXT_STEPS = `Try next:
  npx imagepin list ${exampleFlags(EXAMPLE_SOURCE, { platform: 'debian' })} --simulate
  ${wrapCommand(`npx imagepin explain ${MISSING_RELEASE_FLAGS} --simulate`)}
  npx imagepin simulate        the same clouds on a local port, for programs of your own
  npx imagepin --help`;

/** One lookup of every source, each on one screen, as the command line prints it. */
export async function demo(io: Io): Promise<void> {
  for (const source of sources) {
    const { title, examples = [{ query: exampleQueryOf(source) }] }: Source = source;
    for (const { note, query } of examples) {
      const line = `imagepin find ${exampleFlags(source, query)} --simulate`;
      const heading = note === undefined ? title : `${title}, ${note}`;
      await io.stdout.write(`${heading}\n${wrapCommand(`$ ${line}`)}\n`);
      await run(line.split(' ').slice(1), io);
      await io.stdout.write('\n');
    }
  }
  await io.stdout.write(`${NEXT_STEPS}\n`);
}

if (require.main === module) {
  const { signal } = new AbortController();
  // One output, so that explanations stay next to results in a pipe too.
  const screen = openStandardOutput(process.stdout, signal, (error) => {
    process.exit(reportWriteError(error, { args: [], io }));
  });
  const io: Io = { stdout: screen, stderr: screen, env: process.env, signal };
  void demo(io);
}

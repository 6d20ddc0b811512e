import { sources } from '../../sources/registry';
import type { Source } from '../../sources/source';
import { EXAMPLE_SOURCE, exampleFlags, exampleQueryOf, wrapCommand } from './example-command';
import { run } from './program';
import { exitOnWriteError } from './report-error';
import type { Io, Output } from './session';

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
      io.stdout.write(`${heading}\n${wrapCommand(`$ ${line}`)}\n`);
      await run(line.split(' ').slice(1), io);
      io.stdout.write('\n');
    }
  }
  io.stdout.write(`${NEXT_STEPS}\n`);
}

if (require.main === module) {
  // One output, so that explanations stay next to results in a pipe too.
  const screen: Output = process.stdout;
  const io = {
    stdout: screen,
    stderr: screen,
    env: process.env,
    signal: new AbortController().signal,
  };
  exitOnWriteError({ args: [], io });
  void demo(io);
}

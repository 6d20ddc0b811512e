import { CommanderError } from 'commander';
import type { Io, Session } from './io';
import { createProgram, expandHelp } from './program';

/** Runs one invocation of the command line and resolves to its exit code. Never rejects. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const session: Session = { args: expandHelp(args), io };
  try {
    await createProgram(session).parseAsync([...session.args], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed help or version already.
    if (error instanceof CommanderError && error.exitCode === 0) {
      return 0;
    }
    const { reportError } = await import('./report-error');
    return reportError(error, session);
  }
}

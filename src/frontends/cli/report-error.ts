import { CommanderError } from 'commander';
import { type ErrorCode, ImagepinError } from '../../errors';
import { BUG, toExitCode, USAGE } from './exit-code';
import { isColorful, isGiven, type Session } from './io';

/** What went wrong, for programs; `Bug` is none of the core's codes, since nobody can act on it but us. */
interface Told {
  readonly code: ErrorCode | 'Bug';
  readonly message: string;
  readonly detail?: string | undefined;
  readonly path: readonly string[];
}

/** Prints an error for people or as JSON, and returns the exit code. */
export async function reportError(error: unknown, session: Session): Promise<number> {
  // Called with nothing to do: the help is on standard error already.
  if (error instanceof CommanderError && error.code === 'commander.help') {
    return USAGE;
  }
  const told = toTold(error);
  const { stderr, env } = session.io;
  stderr.write(
    isGiven('--json', session)
      ? `${JSON.stringify({ error: told })}\n`
      : toText(ImagepinError.is(error) ? await toFlags(told) : told, session),
  );
  if (env.DEBUG?.split(',').includes('imagepin')) {
    stderr.write(`${stackOf(error)}\n`);
  }
  return told.code === 'Bug' ? BUG : toExitCode(told.code);
}

function toTold(error: unknown): Told {
  if (ImagepinError.is(error)) {
    const { code, message, detail, path } = error;
    return { code, message, detail: detail || undefined, path };
  }
  if (error instanceof CommanderError) {
    return toUsage(error);
  }
  const what = String(error).split('\n')[0];
  return {
    code: 'Bug',
    message: `this is a bug, please report it (DEBUG=imagepin shows the stack): ${what}`,
    path: [],
  };
}

/** Commander's messages, in the manner of ours. */
function toUsage({ message }: CommanderError): Told {
  const [first = '', ...others] = message
    .replace(/^error: /, '')
    .replaceAll("'", '"')
    .split('\n');
  const [claim = '', ...why] = first.split('. ');
  const detail = [...why, ...others.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(' ');
  return {
    code: 'InvalidQuery',
    message: claim.replace(/\.$/, ''),
    detail: detail || undefined,
    path: [],
  };
}

/** At a shell, arguments are flags. */
async function toFlags(told: Told): Promise<Told> {
  const { toFlagMessage, toFlagWords } = await import('./flag-words');
  const { message, detail, path } = told;
  return {
    ...told,
    message: toFlagMessage(message, path),
    detail: detail && toFlagWords(detail),
  };
}

function toText({ message, detail }: Told, session: Session): string {
  const label = isColorful(session.io.stderr, session) ? '\x1b[31merror:\x1b[39m' : 'error:';
  const lines = detail ? detail.split('\n') : [];
  return [`${label} ${message}`, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** Stacks alone: what hangs on an error of a client may hold a signed request. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    stacks.push(at.stack ?? String(at));
  }
  return stacks.join('\ncaused by: ');
}

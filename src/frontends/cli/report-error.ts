import { CommanderError } from 'commander';
import { type ErrorCode, ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
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
      : toText(await toFlags(told, session), session),
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
function toUsage({ code, message }: CommanderError): Told {
  const [first = '', ...others] = message
    .replace(/^error: /, '')
    .replaceAll("'", '"')
    .split('\n');
  const [claim = '', ...why] = first.split('. ');
  const hints = others.map((line) => line.replace(/^\((.*)\)$/, '$1'));
  const detail = [...why, ...hints].join(' ') || ADVICE[code];
  return {
    code: 'InvalidQuery',
    message: claim.replace(/\.$/, ''),
    detail,
    path: [],
  };
}

/** Where commander has none. */
const ADVICE: Readonly<Record<string, string>> = {
  'commander.missingArgument': '"imagepin COMMAND --help" tells what it takes.',
  'commander.optionMissingArgument': 'Write its value after it, or leave it out.',
  'commander.unknownCommand': '"imagepin --help" lists the commands.',
  'commander.unknownOption': '"imagepin COMMAND --help" lists the flags.',
};

/** At a shell, arguments are flags. */
async function toFlags(told: Told, { args: [command = ''] }: Session): Promise<Told> {
  const { message, detail, path } = told;
  // The words come with all sources, for which nobody who pressed Ctrl-C wants to wait.
  if (path.length === 0 && !`${message}${detail}`.includes('`')) {
    return told;
  }
  const { toFlagAdvice, toFlagMessage, toFlagWords } = await import('./flag-words');
  return {
    ...told,
    message: toFlagMessage(message, path),
    detail: detail ? toFlagWords(detail) : toFlagAdvice(command, path),
  };
}

function toText({ message, detail }: Told, session: Session): string {
  const label = isColorful(session.io.stderr, session) ? '\x1b[31merror:\x1b[39m' : 'error:';
  const lines = detail ? detail.split('\n') : [];
  return [
    `${label} ${toPrintable(message)}`,
    ...lines.map((line) => `  ${toPrintable(line)}`),
    '',
  ].join('\n');
}

/** Stacks alone: what hangs on an error of a client may hold a signed request. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    stacks.push(at.stack ?? String(at));
  }
  return stacks.join('\ncaused by: ');
}

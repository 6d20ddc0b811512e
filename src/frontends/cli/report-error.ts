import { CommanderError } from 'commander';
import { type ErrorCode, ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import { BUG, toExitCode, USAGE } from './exit-code';
import { hasFlag, type Session, supportsColor } from './io';

/** What went wrong, for programs; `Bug` is none of the core's codes, since nobody can act on it but us. */
interface ErrorReport {
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
  const report = toErrorReport(error);
  const { stderr, env } = session.io;
  stderr.write(
    hasFlag('--json', session)
      ? `${JSON.stringify({ error: report })}\n`
      : formatError(await withFlagNames(report, session), session),
  );
  if (env.DEBUG?.split(',').includes('imagepin')) {
    stderr.write(`${stackTracesOf(error)}\n`);
  }
  return report.code === 'Bug' ? BUG : toExitCode(report.code);
}

function toErrorReport(error: unknown): ErrorReport {
  if (ImagepinError.is(error)) {
    const { code, message, detail, path } = error;
    return { code, message, detail: detail || undefined, path };
  }
  if (error instanceof CommanderError) {
    return toUsageErrorReport(error);
  }
  const summary = String(error).split('\n')[0];
  return {
    code: 'Bug',
    message: `this is a bug, please report it (DEBUG=imagepin shows the stack): ${summary}`,
    path: [],
  };
}

/** Commander's messages, in the manner of ours. */
function toUsageErrorReport({ code, message }: CommanderError): ErrorReport {
  const [firstLine = '', ...otherLines] = message
    .replace(/^error: /, '')
    .replaceAll("'", '"')
    .split('\n');
  const [summary = '', ...reasons] = firstLine.split('. ');
  const hints = otherLines.map((line) => line.replace(/^\((.*)\)$/, '$1'));
  const detail = [...reasons, ...hints].join(' ') || COMMANDER_HINTS[code];
  return {
    code: 'InvalidQuery',
    message: summary.replace(/\.$/, ''),
    detail,
    path: [],
  };
}

/** Where commander has none. */
const COMMANDER_HINTS: Readonly<Record<string, string>> = {
  'commander.missingArgument': '"imagepin COMMAND --help" tells what it takes.',
  'commander.optionMissingArgument': 'Write its value after it, or leave it out.',
  'commander.unknownCommand': '"imagepin --help" lists the commands.',
  'commander.unknownOption': '"imagepin COMMAND --help" lists the flags.',
};

/** At a shell, arguments are flags. */
async function withFlagNames(
  report: ErrorReport,
  { args: [command = ''] }: Session,
): Promise<ErrorReport> {
  const { message, detail, path } = report;
  // The words come with all sources, for which nobody who pressed Ctrl-C wants to wait.
  if (path.length === 0 && !`${message}${detail}`.includes('`')) {
    return report;
  }
  const { toFlagHelpHint, toFlagMessage, toFlagText } = await import('./flag-text');
  return {
    ...report,
    message: toFlagMessage(message, path),
    detail: detail ? toFlagText(detail) : toFlagHelpHint(command, path),
  };
}

function formatError({ message, detail }: ErrorReport, session: Session): string {
  const label = supportsColor(session.io.stderr, session) ? '\x1b[31merror:\x1b[39m' : 'error:';
  const lines = detail ? detail.split('\n') : [];
  return [
    `${label} ${toPrintable(message)}`,
    ...lines.map((line) => `  ${toPrintable(line)}`),
    '',
  ].join('\n');
}

/** Stacks alone: what hangs on an error of a client may hold a signed request. */
function stackTracesOf(error: unknown): string {
  const stacks: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    stacks.push(at.stack ?? String(at));
  }
  return stacks.join('\ncaused by: ');
}

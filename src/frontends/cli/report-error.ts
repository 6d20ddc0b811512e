import { CommanderError } from 'commander';
import { type ErrorCode, ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import { type MessageTexts, renderText, textsOf } from '../../text';
import { BUG, toExitCode, USAGE } from './exit-code';
import { hasFlag, type Session, supportsColor } from './io';

/** An error for programs; `Bug` is no code of the core, since only the maintainers can act on it. */
interface ErrorReport {
  readonly code: ErrorCode | 'Bug';
  readonly message: string;
  readonly detail?: string | undefined;
  readonly path: readonly string[];
}

/** Prints an error as text or as JSON, and returns the exit code. */
export async function reportError(error: unknown, session: Session): Promise<number> {
  // Called without a command: the help is on standard error already.
  if (error instanceof CommanderError && error.code === 'commander.help') {
    return USAGE;
  }
  const report = toErrorReport(error);
  const { stderr, env } = session.io;
  stderr.write(
    hasFlag('--json', session)
      ? `${JSON.stringify({ error: report })}\n`
      : formatError(await toFlagReport(error, session), session),
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
    message: `this is a bug, please report it (DEBUG=imagepin prints the stack): ${summary}`,
    path: [],
  };
}

/** Rewrites a message of commander in the style of imagepin's errors. */
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

/** Details for the errors that commander gives none. */
const COMMANDER_HINTS: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'See "imagepin COMMAND --help" for its arguments.',
  'commander.optionMissingArgument': 'Write a value after it, or leave it out.',
  'commander.unknownCommand': 'See "imagepin --help" for the commands.',
  'commander.unknownOption': 'See "imagepin COMMAND --help" for the flags.',
};

/** The report in the naming of a shell. */
async function toFlagReport(error: unknown, session: Session): Promise<ErrorReport> {
  const report = toErrorReport(error);
  const { message, detail = '' } = textsOf<MessageTexts>(ImagepinError.is(error) ? error : report);
  // The names come with all sources, which take a while to load.
  if (report.path.length === 0 && typeof message === 'string' && typeof detail === 'string') {
    return report;
  }
  const { flagNaming, toFlagHelpHint } = await import('./flag-text');
  return {
    ...report,
    message: renderText(message, flagNaming),
    detail: renderText(detail, flagNaming) || toFlagHelpHint(session.args[0] ?? '', report.path),
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

/** Only stacks are printed, because other properties of an HTTP client's error may contain a signed request. */
function stackTracesOf(error: unknown): string {
  const stacks: string[] = [];
  for (let current = error; current instanceof Error; current = current.cause) {
    stacks.push(current.stack ?? String(current));
  }
  return stacks.join('\ncaused by: ');
}

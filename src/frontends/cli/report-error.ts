import { type ErrorCode, ImagepinError } from '../../errors';
import { toPrintable } from '../../image/printable';
import { type MessageTexts, renderText, textsOf } from '../../text';
import { EXIT_CODES } from './exit-code';
import { flagNaming, toFlag } from './flags/flag-naming';
import { hasFlag, type Session, supportsColor } from './session';

/** An error for programs; `Bug` is not a code of the core, since only the maintainers can act on it. */
interface ErrorReport {
  readonly code: ErrorCode | 'Bug';
  readonly message: string;
  readonly detail?: string | undefined;
  readonly path: readonly string[];
}

/** Prints an error as text or as JSON, and returns the exit code. */
export function reportError(error: unknown, session: Session): number {
  const report = toErrorReport(error);
  const { stderr, env } = session.io;
  stderr.write(
    hasFlag('--json', session)
      ? `${JSON.stringify({ error: report })}\n`
      : formatError(toFlagReport(error, report, session), session),
  );
  if (env.DEBUG?.split(',').includes('imagepin')) {
    stderr.write(`${stackTracesOf(error)}\n`);
  }
  return EXIT_CODES[report.code];
}

function toErrorReport(error: unknown): ErrorReport {
  if (ImagepinError.is(error)) {
    const { code, message, detail, path } = error;
    return { code, message, detail: detail || undefined, path };
  }
  const summary = String(error).split('\n')[0];
  return {
    code: 'Bug',
    message: `this is a bug, please report it (DEBUG=imagepin prints the stack): ${summary}`,
    path: [],
  };
}

/** The report with flags for argument names; without a detail, it refers to the help of the flag to blame. */
function toFlagReport(error: unknown, report: ErrorReport, { args }: Session): ErrorReport {
  const { message, detail = '' } = textsOf<MessageTexts>(ImagepinError.is(error) ? error : report);
  const [argument] = report.path;
  const hint = argument && `See "imagepin ${args[0]} --help" for ${toFlag(argument)}.`;
  return {
    ...report,
    message: renderText(message, flagNaming),
    detail: renderText(detail, flagNaming) || hint,
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

/** Reports that the result cannot be written, and returns the exit code: success if a reader such as head has closed the pipe. */
export function reportWriteError(cause: NodeJS.ErrnoException, session: Session): number {
  if (cause.code === 'EPIPE') {
    return 0;
  }
  const error = new ImagepinError('InvalidQuery', `cannot write the result: ${cause.code}`, {
    detail: 'Redirect standard output to a place with enough space.',
    cause,
  });
  return reportError(error, session);
}

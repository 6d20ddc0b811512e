import type { HostEnvironment } from '../../client/host-environment';
import type { EnvironmentVariables } from '../../http/proxy';

/** A destination of text, such as a stream of node. */
export interface Output {
  /** Writes text; returns a promise where the destination may be slow. */
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything outside the process that a command uses. */
export interface Io {
  /** The result alone. */
  readonly stdout: Output;
  /** Explanations, warnings, progress and errors. */
  readonly stderr: Output;
  readonly env: EnvironmentVariables;
  /** What a lookup reads. Default: the machine that this process runs on, loaded when it is needed. */
  readonly hostEnvironment?: HostEnvironment | undefined;
  /** Aborted when the command is to end. */
  readonly signal: AbortSignal;
}

/** One invocation of the command line. */
export interface Session {
  readonly args: readonly string[];
  readonly io: Io;
}

/** Whether a flag without a value is set. It reads the raw arguments, so that it also works for parse errors. */
export function hasFlag(flag: string, { args }: Session): boolean {
  return args.includes(flag) || args.includes(`${flag}=true`);
}

/** Whether an output supports colors, and the environment does not disable them. */
export function supportsColor(output: Output, session: Session): boolean {
  const { NO_COLOR, TERM } = session.io.env;
  return output.isTTY === true && !NO_COLOR && TERM !== 'dumb' && !hasFlag('--no-color', session);
}

import type { HostEnvironment } from '../../client/host-environment';
import type { EnvironmentVariables } from '../../http/environment-variables';

/** Where text goes; node's own streams are such outputs. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** All that a command has to do with the world. */
export interface Io {
  /** The answer, and nothing else. */
  readonly stdout: Output;
  /** Why, warnings, progress and errors. */
  readonly stderr: Output;
  readonly env: EnvironmentVariables;
  /** What a lookup reads. Default: the machine that this process runs on, loaded when it is needed. */
  readonly hostEnvironment?: HostEnvironment | undefined;
  /** Aborted when the command is to end. */
  readonly signal: AbortSignal;
}

/** One call of the command line. */
export interface Session {
  readonly args: readonly string[];
  readonly io: Io;
}

/** Whether a flag without a value was given; known before anything is parsed, for the errors of parsing. */
export function hasFlag(flag: string, { args }: Session): boolean {
  return args.includes(flag) || args.includes(`${flag}=true`);
}

/** Whether an output shows colors and its reader wants them. */
export function supportsColor(output: Output, session: Session): boolean {
  const { NO_COLOR, TERM } = session.io.env;
  return output.isTTY === true && !NO_COLOR && TERM !== 'dumb' && !hasFlag('--no-color', session);
}

import type { Clock } from '../http/clock';
import type { EnvironmentVariables } from '../http/environment-variables';

/** The environment in which credentials and regions are found. */
export interface CredentialsEnvironment {
  readonly env: EnvironmentVariables;
  /** The path of the user's home folder. */
  readonly home: string;
  /** Reads a text file; rejects with the code ENOENT if the file does not exist. */
  readonly readFile: (path: string) => Promise<string>;
  readonly clock?: Clock;
}

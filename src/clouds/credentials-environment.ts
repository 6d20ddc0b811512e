import type { Clock } from '../http/clock';
import type { EnvironmentVariables } from '../http/environment-variables';

/** Where keys and regions may be found. */
export interface CredentialsEnvironment {
  readonly env: EnvironmentVariables;
  /** The user's home folder. */
  readonly home: string;
  /** Reads a text file, and rejects with the code ENOENT if there is none. */
  readonly readFile: (path: string) => Promise<string>;
  readonly clock?: Clock;
}

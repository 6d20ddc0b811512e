import type { Clock } from '../http/clock';
import type { EnvironmentVariables } from '../http/environment-variables';
import type { OpenOfficialProvider } from './alicloud/official-library';

/** Where keys and regions may be found. */
export interface CredentialsEnvironment {
  readonly env: EnvironmentVariables;
  /** The user's home folder. */
  readonly home: string;
  /** Reads a text file, and rejects with the code ENOENT if there is none. */
  readonly readFile: (path: string) => Promise<string>;
  /** The official library; by default it is loaded when the first place needs it. */
  readonly openProvider?: OpenOfficialProvider;
  readonly clock?: Clock;
}

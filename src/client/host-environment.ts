import { homedir } from 'node:os';
import type { CredentialsEnvironment } from '../clouds/credentials';
import { readTextFile } from './read-text-file';

/** The host as a client reads it; tests replace it. */
export interface HostEnvironment extends CredentialsEnvironment {
  /** Reads a text file, and a pipe only with a signal that cancels it. */
  readonly readFile: (path: string, pipeSignal?: AbortSignal) => Promise<string>;
  /** A time in milliseconds, for differences only. */
  now(): number;
}

/** The home folder that many systems set for accounts without one. */
const NO_HOME = '/nonexistent';

/** The host that this process runs on. */
export const hostEnvironment: HostEnvironment = Object.freeze({
  env: process.env,
  // A getter, since an account without an entry in the user database throws.
  get home() {
    try {
      return homedir();
    } catch {
      return NO_HOME;
    }
  },
  readFile: readTextFile,
  now: () => performance.now(),
});

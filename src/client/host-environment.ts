import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { CredentialsEnvironment } from '../clouds/credentials';

/** The host as a client reads it; tests replace it. */
export interface HostEnvironment extends CredentialsEnvironment {
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
  readFile: (path: string) => readFile(path, 'utf8'),
  now: () => performance.now(),
});

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { CredentialsEnvironment } from '../clouds/credentials-environment';

/** What surrounds a client: read when it is needed, and handed in so that tests can replace it. */
export interface HostEnvironment extends CredentialsEnvironment {
  /** Milliseconds; only differences count. */
  now(): number;
}

/** Where nothing ever is, as in the user database of many systems. */
const NO_HOME = '/nonexistent';

/** The machine that this process runs on. */
export const hostEnvironment: HostEnvironment = Object.freeze({
  env: process.env,
  // Not on loading: an account without an entry in the user database has none, which throws.
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

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { Credentials } from './transport/credentials';
import type { Surroundings } from './transport/credentials/surroundings';

/** What is not part of the question. What is left out comes from the environment. */
export interface Settings {
  /** Keys of the asked cloud. Default: the cloud's own variables and files, then its own chain. */
  readonly credentials?: Credentials | undefined;
  /** An origin to ask in the place of the cloud's own, such as https://ecs.internal:8443. */
  readonly endpoint?: string | undefined;
  /** Ask no cloud: a simulator in this process answers. Default: false. */
  readonly simulate?: boolean | undefined;
  /** A file with the simulator's images, as `imagepin list --json` prints them. Default: generated. */
  readonly catalog?: string | undefined;
}

/** What belongs to one look-up. */
export interface Run {
  /** Ends the look-up with `Cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Told after every answer. */
  readonly onProgress?: ((progress: Stats) => void) | undefined;
}

/** What a look-up costs. */
export interface Stats {
  /** Pages asked for. */
  readonly calls: number;
  /** Requests sent, with those that were repeated. */
  readonly tries: number;
  /** Milliseconds since the question. */
  readonly ms: number;
}

/** What surrounds a client: read when it is needed, and handed in so that tests can replace it. */
export interface Machine extends Surroundings {
  /** Milliseconds; only differences count. */
  now(): number;
}

/** The machine that this process runs on. */
export const thisMachine: Machine = Object.freeze({
  env: process.env,
  home: homedir(),
  readFile: (path: string) => readFile(path, 'utf8'),
  now: () => performance.now(),
});

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { z } from 'zod';
import { readInput } from './lookup/read-input';
import type { Credentials } from './transport/credentials';
import type { Surroundings } from './transport/credentials/surroundings';

/** What is not part of the question. What is left out comes from the environment. */
export interface Settings {
  /**
   * Keys of the cloud that is asked; they are never shown to the other one.
   * Default: the cloud's own variables and files, then its own chain.
   */
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
  /** Requests sent, with those that were repeated; one that look-ups share counts where it began. */
  readonly tries: number;
  /** Milliseconds since the question. */
  readonly ms: number;
}

const keys = z.strictObject({
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  securityToken: z.string().optional(),
});

/** What callers without a compiler may get wrong. */
const Options = z.strictObject({
  credentials: keys.optional(),
  endpoint: z.string().optional(),
  simulate: z.boolean().optional(),
  catalog: z.string().min(1).optional(),
  signal: z.instanceof(AbortSignal, { error: 'is no AbortSignal' }).optional(),
  onProgress: z.custom((value) => typeof value === 'function', 'is no function').optional(),
});

/** Refuses settings that would be ignored or misread. Throws `InvalidQuery`. */
export function checkOptions(options: Settings & Run): void {
  readInput(Options, options, 'the options');
}

/** What surrounds a client: read when it is needed, and handed in so that tests can replace it. */
export interface Machine extends Surroundings {
  /** Milliseconds; only differences count. */
  now(): number;
}

/** Where nothing ever is, as in the user database of many systems. */
const NO_HOME = '/nonexistent';

/** The machine that this process runs on. */
export const thisMachine: Machine = Object.freeze({
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

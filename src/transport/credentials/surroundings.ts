import type { Clock } from '../clock';
import type { Environment } from '../environment';
import type { Official } from './official';

/** Where keys and regions may be found. */
export interface Surroundings {
  readonly env: Environment;
  /** The user's home folder. */
  readonly home: string;
  /** Reads a text file, and rejects with the code ENOENT if there is none. */
  readonly readFile: (path: string) => Promise<string>;
  /** The official library; by default it is loaded when the first place needs it. */
  readonly official?: Official;
  readonly clock?: Clock;
}

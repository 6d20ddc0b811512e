import type { Network } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import type { CloudId } from '../clouds/registry';

/** What is not part of the question. What is left out comes from the environment. */
export interface Settings {
  /** The region of a question that names none. Default: IMAGEPIN_REGION, then the cloud's own variable. */
  readonly region?: string | undefined;
  /**
   * Credentials of each cloud under its id, such as `{ alicloud: { accessKeyId, accessKeySecret } }`; no cloud receives those of another.
   * Default: the cloud's own variables and files, then its own chain.
   */
  readonly credentials?: CloudCredentials | undefined;
  /** An origin to ask in the place of the clouds' own, such as https://ecs.internal:8443. */
  readonly endpoint?: string | undefined;
  /** The same for single sources, by their ids. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  /** Call the clouds' hosts on the internet (public) or inside their private networks (vpc). Default: public. */
  readonly network?: Network | undefined;
  /** Ask no cloud: a simulator in this process answers. Default: false. */
  readonly simulate?: boolean | undefined;
  /** A file with the simulator's images, as `imagepin list --json` prints them. Default: generated. */
  readonly catalog?: string | undefined;
  /** Seconds that a look-up may take that does not say it itself. Default: 60. */
  readonly timeoutSeconds?: number | undefined;
}

/** Credentials by the id of their cloud. */
export type CloudCredentials = {
  readonly [Id in CloudId]?: Credentials | undefined;
};

/** The settings and options of a function that performs a single lookup. */
export interface OneShotOptions extends Omit<Settings, 'credentials'>, LookupOptions {
  /**
   * Credentials of each cloud under its id, or without an id those of the cloud of the query's source.
   * Default: the cloud's own variables and files, then its own chain.
   */
  readonly credentials?: Credentials | CloudCredentials | undefined;
}

/** What belongs to one look-up. */
export interface LookupOptions {
  /** Ends the look-up with `Cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Read the lists anew, though another look-up may have read them a moment ago. Default: false. */
  readonly fresh?: boolean | undefined;
  /** Where nothing matches, leave out the list that is read only to explain why. Default: false. */
  readonly brief?: boolean | undefined;
  /** Told after every answer. */
  readonly onProgress?: ((progress: Stats) => void) | undefined;
}

/** What a look-up costs. */
export interface Stats {
  /** Pages asked for; those of a list that look-ups share count where its reading began. */
  readonly calls: number;
  /** Requests sent, with those that were repeated; one that look-ups share counts where it began. */
  readonly tries: number;
  /** Milliseconds since the question. */
  readonly ms: number;
}

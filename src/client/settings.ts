import type { Network } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import type { CloudId } from '../clouds/registry';

/** The settings of a client. The environment provides those that are absent. */
export interface Settings {
  /** The region of queries that do not set one. Default: IMAGEPIN_REGION, then the variables and files of the cloud's own tools. */
  readonly region?: string | undefined;
  /**
   * Credentials by cloud id, such as `{ alicloud: { accessKeyId, accessKeySecret } }`; each cloud receives only its own.
   * Default: the cloud's own variables and files, then its credential chain.
   */
  readonly credentials?: CloudCredentials | undefined;
  /** An origin that replaces the clouds' endpoints, such as https://ecs.internal:8443. */
  readonly endpoint?: string | undefined;
  /** Origins by source ID; each takes precedence over `endpoint`. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  /** The network in which the clouds' endpoints are called: the internet (public) or their private networks (vpc). Default: public. */
  readonly network?: Network | undefined;
  /** Use simulated images and call no cloud. Default: false. */
  readonly simulate?: boolean | undefined;
  /** A file with the simulated images, as `imagepin list --json` prints them. Default: generated images. */
  readonly catalog?: string | undefined;
  /** Time limit in seconds of lookups that do not set one. Default: 60. */
  readonly timeoutSeconds?: number | undefined;
}

/** Credentials by cloud id. */
export type CloudCredentials = {
  readonly [Id in CloudId]?: Credentials | undefined;
};

/** The settings and options of a single lookup without a client. */
export interface OneShotOptions extends Omit<Settings, 'credentials'>, LookupOptions {
  /**
   * Credentials by cloud id, or credentials without an id for the cloud of the query's source.
   * Default: the cloud's own variables and files, then its credential chain.
   */
  readonly credentials?: Credentials | CloudCredentials | undefined;
}

/** The options of one lookup. */
export interface LookupOptions {
  /** Cancels the lookup, which then rejects with `Cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Read the lists again, even if the client has cached them. Default: false. */
  readonly fresh?: boolean | undefined;
  /** Skip the unfiltered list that only explains why nothing matches; an explanation always has it. Default: false. */
  readonly brief?: boolean | undefined;
  /** Called after every response. An error ends this lookup only, and so does a rejected promise, for which the lookup waits. */
  readonly onProgress?: ((progress: Stats) => void) | undefined;
}

/** The cost of a lookup. */
export interface Stats {
  /** Pages requested; a page of a shared list counts only for the first lookup. */
  readonly calls: number;
  /** Requests sent, including retries; a shared request counts only for the first lookup. */
  readonly tries: number;
  /** Milliseconds since the lookup began. */
  readonly ms: number;
}

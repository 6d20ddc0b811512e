import type { Network } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import type { CloudId } from '../clouds/registry';

/** The settings of a client, which are not part of a query. Those that are left out come from the environment. */
export interface Settings {
  /** The region of queries that do not set one. Default: IMAGEPIN_REGION, then the cloud's own variable. */
  readonly region?: string | undefined;
  /**
   * Credentials of each cloud under its id, such as `{ alicloud: { accessKeyId, accessKeySecret } }`; no cloud receives those of another.
   * Default: the cloud's own variables and files, then its own chain.
   */
  readonly credentials?: CloudCredentials | undefined;
  /** An origin to ask in the place of the clouds' own, such as https://ecs.internal:8443. */
  readonly endpoint?: string | undefined;
  /** Origins of single sources, by source ID; each takes precedence over `endpoint`. */
  readonly endpoints?: Readonly<Record<string, string>> | undefined;
  /** The network in which the clouds' endpoints are called: the internet (public) or their private networks (vpc). Default: public. */
  readonly network?: Network | undefined;
  /** Use simulated images and query no cloud. Default: false. */
  readonly simulate?: boolean | undefined;
  /** A file with the simulated images, as `imagepin list --json` prints them. Default: generated images. */
  readonly catalog?: string | undefined;
  /** Time limit in seconds of lookups that do not set one. Default: 60. */
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
  /** Cancels the lookup, which then fails with `Cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Read the lists again, even if another lookup has just read them. Default: false. */
  readonly fresh?: boolean | undefined;
  /** Do not read the unfiltered list that only explains why nothing matches. Default: false. */
  readonly brief?: boolean | undefined;
  /** Called after every response. */
  readonly onProgress?: ((progress: Stats) => void) | undefined;
}

/** The cost of a lookup. */
export interface Stats {
  /** Pages requested; the pages of a list that lookups share count for the first of them. */
  readonly calls: number;
  /** Requests sent, including retries; a request that lookups share counts for the first of them. */
  readonly tries: number;
  /** Milliseconds since the lookup began. */
  readonly ms: number;
}

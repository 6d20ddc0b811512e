import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as z from 'zod';
import type { Cloud, Network } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import type { CredentialsEnvironment } from '../clouds/credentials-environment';
import { type CloudId, clouds } from '../clouds/registry';
import { QueryArguments } from '../query/query';
import { readInput } from '../query/read-input';

/** What is not part of the question. What is left out comes from the environment. */
export interface Settings {
  /** The region of a question that names none. Default: IMAGEPIN_REGION, then the cloud's own variable. */
  readonly region?: string | undefined;
  /**
   * Keys of the cloud that is asked, or of each cloud under its name; none is shown to the other one.
   * Default: the cloud's own variables and files, then its own chain.
   */
  readonly credentials?: Credentials | CloudCredentials | undefined;
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

/** Keys by cloud, for a client that asks several. */
export type CloudCredentials = {
  readonly [Id in CloudId]?: Credentials | undefined;
};

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

const CredentialsSchema = z.strictObject({
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  securityToken: z.string().optional(),
});

const CloudCredentialsSchema = z.strictObject(
  Object.fromEntries(clouds.map(({ id }) => [id, CredentialsSchema.optional()])),
);

const CREDENTIALS_HELP =
  'Give accessKeyId and accessKeySecret, and securityToken for temporary keys; or leave credentials out.';

/** What callers without a compiler may get wrong. */
const OptionsSchema = z.strictObject({
  region: QueryArguments.shape.region,
  credentials: CredentialsSchema.optional().meta({ keys: CREDENTIALS_HELP }),
  endpoint: z.string().optional(),
  endpoints: z.record(z.string(), z.string()).optional(),
  network: z.enum(['public', 'vpc']).optional(),
  simulate: z.boolean().optional(),
  catalog: z.string().min(1).optional(),
  timeoutSeconds: QueryArguments.shape.timeoutSeconds,
  signal: z.instanceof(AbortSignal, { error: 'is no AbortSignal' }).optional(),
  fresh: z.boolean().optional(),
  brief: z.boolean().optional(),
  onProgress: z.custom((value) => typeof value === 'function', 'is no function').optional(),
});

/** Refuses settings that would be ignored or misread. Throws `InvalidQuery`. */
export function checkOptions(options: Settings & LookupOptions): void {
  const isPerCloud = isCloudCredentials(Object(options).credentials);
  const schema = isPerCloud
    ? OptionsSchema.extend({ credentials: CloudCredentialsSchema.meta({ keys: CREDENTIALS_HELP }) })
    : OptionsSchema;
  readInput(schema, options, 'the options');
}

/** Whether keys are stated for each cloud by itself. */
export function isCloudCredentials(
  credentials: Credentials | CloudCredentials,
): credentials is CloudCredentials {
  return clouds.some(({ id }) => id in Object(credentials));
}

/** The credentials that are stated for a cloud. */
export function credentialsOf(
  credentials: CloudCredentials,
  { id }: Cloud,
): Credentials | undefined {
  const byId: Readonly<Record<string, Credentials | undefined>> = credentials;
  return byId[id];
}

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

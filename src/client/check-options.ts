import * as z from 'zod';
import type { Credentials } from '../clouds/credentials';
import { clouds } from '../clouds/registry';
import { ImagepinError } from '../errors';
import { QueryArguments } from '../query/query';
import { readInput } from '../query/read-input';
import { listNames } from '../text';
import type { CloudCredentials, LookupOptions, OneShotOptions, Settings } from './settings';

const CredentialsSchema = z.strictObject({
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  securityToken: z.string().optional(),
});

const CloudCredentialsSchema = z.strictObject(
  Object.fromEntries(clouds.map(({ id }) => [id, CredentialsSchema.optional()])),
);

const CREDENTIALS_HELP =
  'Set accessKeyId and accessKeySecret, and securityToken for temporary credentials; or leave credentials out.';

const SettingsSchema = z.strictObject({
  region: QueryArguments.shape.region,
  credentials: CredentialsSchema.optional().meta({ secretHelp: CREDENTIALS_HELP }),
  endpoint: z.string().optional(),
  endpoints: z.record(z.string(), z.string()).optional(),
  network: z.enum(['public', 'vpc']).optional(),
  simulate: z.boolean().optional(),
  catalog: z.string().min(1).optional(),
  timeoutSeconds: QueryArguments.shape.timeoutSeconds,
});

const LookupOptionsSchema = z.strictObject({
  signal: z.instanceof(AbortSignal, { error: 'is not an AbortSignal' }).optional(),
  fresh: z.boolean().optional(),
  brief: z.boolean().optional(),
  onProgress: z.custom((value) => typeof value === 'function', 'is not a function').optional(),
});

const OneShotOptionsSchema = SettingsSchema.extend(LookupOptionsSchema.shape);

/** Rejects settings that a client would ignore or misread, for callers without a compiler. Throws `InvalidQuery`. */
export function checkSettings(settings: Settings): void {
  checkWithCredentials(SettingsSchema, settings);
  if (settings.credentials && !isCloudCredentials(settings.credentials)) {
    const ids = clouds.map(({ id }) => id);
    throw new ImagepinError('InvalidQuery', 'the credentials name no cloud', {
      path: ['credentials'],
      detail: `A client can query ${listNames(ids, 'and')}. Set the credentials under the ID of their cloud: \`credentials: { ${ids[0]}: { ... } }\`.`,
    });
  }
}

/** Rejects options that a lookup of a client would ignore or misread. Throws `InvalidQuery`. */
export function checkLookupOptions(options: LookupOptions): void {
  readInput(LookupOptionsSchema, options, 'the options');
}

/** Rejects options that a lookup without a client would ignore or misread. Throws `InvalidQuery`. */
export function checkOneShotOptions(options: OneShotOptions): void {
  checkWithCredentials(OneShotOptionsSchema, options);
}

/** Checks options, with credentials that are grouped by cloud or those of one cloud. */
function checkWithCredentials(schema: typeof SettingsSchema, options: OneShotOptions): void {
  const isPerCloud = isCloudCredentials(Object(options).credentials);
  const credentials = CloudCredentialsSchema.meta({ secretHelp: CREDENTIALS_HELP });
  readInput(isPerCloud ? schema.extend({ credentials }) : schema, options, 'the options');
}

/** Whether the credentials are grouped by cloud: none of their fields is one of a key pair. */
export function isCloudCredentials(
  credentials: Credentials | CloudCredentials,
): credentials is CloudCredentials {
  const names = Object.keys(Object(credentials));
  return names.length > 0 && !names.some((name) => name in CredentialsSchema.shape);
}

import * as z from 'zod';
import type { Credentials } from '../clouds/credentials';
import { clouds } from '../clouds/registry';
import { QueryArguments } from '../query/query';
import { readInput } from '../query/read-input';
import type { CloudCredentials, OneShotOptions } from './settings';

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

/** The schema of a client's settings and options, for callers without a compiler. */
const OptionsSchema = z.strictObject({
  region: QueryArguments.shape.region,
  credentials: CredentialsSchema.optional().meta({ secretHelp: CREDENTIALS_HELP }),
  endpoint: z.string().optional(),
  endpoints: z.record(z.string(), z.string()).optional(),
  network: z.enum(['public', 'vpc']).optional(),
  simulate: z.boolean().optional(),
  catalog: z.string().min(1).optional(),
  timeoutSeconds: QueryArguments.shape.timeoutSeconds,
  signal: z.instanceof(AbortSignal, { error: 'is not an AbortSignal' }).optional(),
  fresh: z.boolean().optional(),
  brief: z.boolean().optional(),
  onProgress: z.custom((value) => typeof value === 'function', 'is not a function').optional(),
});

/** Rejects options that the client would ignore or misread. Throws `InvalidQuery`. */
export function checkOptions(options: OneShotOptions): void {
  const isPerCloud = isCloudCredentials(Object(options).credentials);
  const schema = isPerCloud
    ? OptionsSchema.extend({
        credentials: CloudCredentialsSchema.meta({ secretHelp: CREDENTIALS_HELP }),
      })
    : OptionsSchema;
  readInput(schema, options, 'the options');
}

/** Whether the credentials are grouped by cloud: none of their fields is one of a key pair. */
export function isCloudCredentials(
  credentials: Credentials | CloudCredentials,
): credentials is CloudCredentials {
  const names = Object.keys(Object(credentials));
  return names.length > 0 && !names.some((name) => name in CredentialsSchema.shape);
}

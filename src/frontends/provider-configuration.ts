import * as z from 'zod';
import { endpointVariable, readConfiguration } from '../client/configuration';
import type { Settings } from '../client/settings';
import type { Cloud } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import { type CloudId, clouds } from '../clouds/registry';
import { asImagepinError, type ImagepinError } from '../errors';
import { described, type FieldFacts } from '../field-metadata';
import { QueryArguments } from '../query/query';
import { parseInput } from '../query/read-input';
import { sources } from '../sources/registry';
import { argument, type Text, text } from '../text';

const nonEmptyText = z.string().min(1);
const secret = nonEmptyText
  .regex(/^[\x21-\x7e]*$/, 'contains white space or other characters that are not allowed')
  .meta({ secret: true })
  .optional();

type CredentialBlock = Readonly<Record<string, string | undefined>>;

function credentialBlock({ title, credentials: { tokenArgument, description } }: Cloud) {
  return z
    .strictObject({
      accessKey: secret.describe('The ID of the access key.'),
      secretKey: secret.describe('The secret of the access key.'),
      [tokenArgument]: secret.describe('The token of temporary credentials.'),
    })
    .superRefine(rejectIncompletePair)
    .optional()
    .meta({
      ...described(`Credentials for ${title}.`, { default: description }),
      secretHelp: text`Set both ${argument('accessKey')} and ${argument('secretKey')}, and the token of temporary credentials, or none of them.`,
    });
}

/** Rejects half of a pair, which no other place completes. */
function rejectIncompletePair(
  { accessKey, secretKey }: CredentialBlock,
  context: z.RefinementCtx,
): void {
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    const [missing, present] = accessKey ? ['secretKey', 'accessKey'] : ['accessKey', 'secretKey'];
    context.addIssue({
      code: 'custom',
      path: [missing],
      params: { text: text`is required together with ${argument(present)}` },
    });
  }
}

// Object.fromEntries loses the ids.
const credentialBlocks = Object.fromEntries(
  clouds.map((cloud) => [cloud.id, credentialBlock(cloud)]),
) as Record<CloudId, ReturnType<typeof credentialBlock>>;

function setting<Schema extends z.ZodType>(schema: Schema, summary: Text, facts: FieldFacts) {
  return schema.optional().meta(described(summary, facts));
}

/** The configuration of all lookups of a program: Terraform's provider block or Pulumi's configuration. */
export const ProviderConfiguration = z.strictObject({
  region: QueryArguments.shape.region.meta(
    described('The region of lookups that do not set one.', { configurable: false }),
  ),
  ...credentialBlocks,
  endpoint: setting(
    nonEmptyText,
    'An origin that replaces the endpoints of the clouds, such as https://ecs.internal:8443; http is allowed for loopback addresses only.',
    { environment: 'IMAGEPIN_ENDPOINT' },
  ),
  endpoints: setting(
    z.record(z.string(), nonEmptyText),
    text`Origins of single sources, by source ID; each takes precedence over ${argument('endpoint')}.`,
    { environment: `${endpointVariable(sources[0].id)} and so on` },
  ),
  network: setting(
    z.enum(['public', 'vpc']),
    "The network in which the clouds' endpoints are called.",
    {
      choiceNotes: { public: 'the internet', vpc: 'private networks of the clouds' },
      environment: 'IMAGEPIN_NETWORK',
      default: 'public',
    },
  ),
  simulate: setting(z.boolean(), 'Use simulated images and query no cloud.', {
    environment: 'IMAGEPIN_SIMULATE',
    default: false,
  }),
  catalog: setting(
    nonEmptyText,
    'A file with the simulated images, as `imagepin list --json` prints them.',
    { environment: 'IMAGEPIN_CATALOG', default: 'generated images' },
  ),
  timeoutSeconds: QueryArguments.shape.timeoutSeconds.meta(
    described('Time limit in seconds of lookups that do not set one.', { configurable: false }),
  ),
});

export function toSettings(configuration: z.output<typeof ProviderConfiguration>): Settings {
  const settings = Object.entries(configuration).filter(([name]) => !(name in credentialBlocks));
  return {
    ...Object.fromEntries(settings),
    credentials: Object.fromEntries(
      clouds.map((cloud) => [cloud.id, toCredentials(cloud, configuration[cloud.id])]),
    ),
  };
}

function toCredentials(
  { credentials: { tokenArgument } }: Cloud,
  { accessKey, secretKey, [tokenArgument]: securityToken }: CredentialBlock = {},
): Credentials | undefined {
  return accessKey && secretKey
    ? { accessKeyId: accessKey, accessKeySecret: secretKey, securityToken }
    : undefined;
}

/** The errors of single values; if there are none, the first error of the configuration as a whole. */
export function validateConfiguration(values: object, label: string): readonly ImagepinError[] {
  const { data, errors } = parseInput(ProviderConfiguration, values, label);
  if (!data) {
    return errors;
  }
  try {
    readConfiguration(toSettings(data), process.env);
    return [];
  } catch (cause) {
    return [asImagepinError(cause)];
  }
}

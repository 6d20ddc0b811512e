import * as z from 'zod';
import { endpointVariable } from '../client/configuration';
import type { Settings } from '../client/settings';
import type { Cloud } from '../clouds/cloud';
import type { Credentials } from '../clouds/credentials';
import { type CloudId, clouds } from '../clouds/registry';
import { QueryArguments } from '../query/query';
import { sources } from '../sources/registry';

const nonEmptyText = z.string().min(1);
const secret = z
  .string()
  .min(1)
  .regex(/^[\x21-\x7e]*$/, 'holds white space or other characters that no key has')
  .meta({ secret: true })
  .optional();

const keyPairShape = {
  accessKey: secret.describe('The id of the access key.'),
  secretKey: secret.describe('The secret of the access key.'),
};

/** How they are stated, for whoever states them wrongly. */
const keyPairHelp =
  'Keys are `accessKey` and `secretKey`. State both, and the token of temporary keys, or neither.';

interface KeyPair {
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
}

/** Half of a pair is a mistake that no other place makes good. */
function rejectIncompletePair({ accessKey, secretKey }: KeyPair, context: z.RefinementCtx): void {
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    const [missing, present] = accessKey ? ['secretKey', 'accessKey'] : ['accessKey', 'secretKey'];
    context.addIssue({
      code: 'custom',
      path: [missing],
      message: `is missing beside \`${present}\``,
    });
  }
}

/** The credentials of a cloud, as a block of the configuration states them. */
type CredentialBlock = {
  readonly [Argument in keyof typeof keyPairShape | TokenArgument]?: string;
};
type TokenArgument = (typeof clouds)[number]['credentials']['tokenArgument'];

function credentialBlock({ title, credentials: { tokenArgument, description } }: Cloud) {
  return z
    .strictObject({
      ...keyPairShape,
      [tokenArgument]: secret.describe('The token of temporary keys.'),
    })
    .superRefine(rejectIncompletePair)
    .optional()
    .meta({ keys: keyPairHelp })
    .describe(`Keys of ${title}. Default: ${description}.`);
}

// Object.fromEntries forgets the ids, and that each block has the arguments of its cloud alone.
const credentialBlocks = Object.fromEntries(
  clouds.map((cloud) => [cloud.id, credentialBlock(cloud)]),
) as unknown as { readonly [Id in CloudId]: z.ZodType<CredentialBlock | undefined> };

/** What is set once for all look-ups of a program: Terraform's provider block, Pulumi's configuration. */
export const ProviderConfiguration = z.strictObject({
  region: QueryArguments.shape.region.describe(
    "The region of look-ups that name none. Default: IMAGEPIN_REGION, then the cloud's own variable.",
  ),
  ...credentialBlocks,
  endpoint: nonEmptyText
    .optional()
    .describe(
      "An origin to ask in the place of the clouds' own, such as https://ecs.internal:8443; http is for loopback addresses only. Default: IMAGEPIN_ENDPOINT.",
    ),
  endpoints: z
    .record(z.string(), nonEmptyText)
    .optional()
    .describe(
      `The same for single sources, by their ids. Default: ${endpointVariable(sources[0].id)} and so on.`,
    ),
  network: z
    .enum(['public', 'vpc'])
    .optional()
    .describe(
      "Call the clouds' hosts on the internet (public), or inside their private networks (vpc). Default: IMAGEPIN_NETWORK, else public.",
    ),
  simulate: z
    .boolean()
    .optional()
    .describe('Ask no cloud: the images are simulated. Default: IMAGEPIN_SIMULATE, else false.'),
  catalog: nonEmptyText
    .optional()
    .describe(
      'A file with the images to simulate, as `imagepin list --json` prints them. Default: IMAGEPIN_CATALOG, else they are generated.',
    ),
  timeoutSeconds: QueryArguments.shape.timeoutSeconds.describe(
    'Seconds that a look-up may take that does not say it itself. Default: IMAGEPIN_TIMEOUT_SECONDS, else 60.',
  ),
});
export type ProviderConfiguration = z.output<typeof ProviderConfiguration>;

/** The same, as the library takes it. */
export function toSettings(configuration: ProviderConfiguration): Settings {
  const settings = Object.entries(configuration).filter(([name]) => !(name in credentialBlocks));
  return {
    ...Object.fromEntries(settings),
    credentials: Object.fromEntries(
      clouds.map((cloud) => [cloud.id, toCredentials(cloud, configuration[cloud.id])]),
    ),
  };
}

function toCredentials(
  { credentials: { tokenArgument } }: (typeof clouds)[number],
  { accessKey, secretKey, [tokenArgument]: securityToken }: CredentialBlock = {},
): Credentials | undefined {
  return accessKey && secretKey
    ? { accessKeyId: accessKey, accessKeySecret: secretKey, securityToken }
    : undefined;
}

import * as z from 'zod';
import type { Settings } from '../client/settings';
import type { Credentials } from '../clouds/credentials';
import { QueryArguments } from '../query/query';

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

/** What is set once for all look-ups of a program: Terraform's provider block, Pulumi's configuration. */
export const ProviderConfiguration = z.strictObject({
  region: QueryArguments.shape.region.describe(
    "The region of look-ups that name none. Default: IMAGEPIN_REGION, then the cloud's own variable.",
  ),
  alicloud: z
    .strictObject({
      ...keyPairShape,
      securityToken: secret.describe('The token of temporary keys.'),
    })
    .superRefine(rejectIncompletePair)
    .optional()
    .meta({ keys: keyPairHelp })
    .describe(
      "Keys of Alibaba Cloud. Default: its own variables and files, then its official tools' chain.",
    ),
  volcengine: z
    .strictObject({
      ...keyPairShape,
      sessionToken: secret.describe('The token of temporary keys.'),
    })
    .superRefine(rejectIncompletePair)
    .optional()
    .meta({ keys: keyPairHelp })
    .describe('Keys of Volcengine. Default: its own variables and files.'),
  endpoint: nonEmptyText
    .optional()
    .describe(
      "An origin to ask in the place of the clouds' own, such as https://ecs.internal:8443; http is for loopback addresses only. Default: IMAGEPIN_ENDPOINT.",
    ),
  endpoints: z
    .record(z.string(), nonEmptyText)
    .optional()
    .describe(
      'The same for single sources, by their ids. Default: IMAGEPIN_ENDPOINT_ALICLOUD_ECS and so on.',
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
export function toSettings({ alicloud, volcengine, ...others }: ProviderConfiguration): Settings {
  return {
    ...others,
    credentials: {
      alicloud: toCredentials({ ...alicloud, token: alicloud?.securityToken }),
      volcengine: toCredentials({ ...volcengine, token: volcengine?.sessionToken }),
    },
  };
}

function toCredentials({
  accessKey,
  secretKey,
  token,
}: KeyPair & { readonly token: string | undefined }): Credentials | undefined {
  return accessKey && secretKey
    ? { accessKeyId: accessKey, accessKeySecret: secretKey, securityToken: token }
    : undefined;
}

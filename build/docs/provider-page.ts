import { toSnake } from '../../src/frontends/provider/names';
import type { Block, ProviderSchema } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import { toCode, toFence, toPage, toTable } from './markdown';
import { toPath } from './path';
import { toReference } from './reference';
import { toSourceTable } from './source-facts';

/** The first page, with a whole configuration as its example. */
export function toProviderPage(schema: ProviderSchema, example: string): string {
  const { description } = schema.provider;
  return toPage({ title: 'Provider: imagepin', description }, [
    '# imagepin Provider',
    `${description}\n${OFFERS}`,
    `## Example Usage\n\n${RUNS}\n\n${toFence('terraform', example)}`,
    `## Sources\n\n${toSourceTable(sources, ({ id }) => toLink(id, schema))}\n\n${ANY}`,
    `## Environment Variables\n\n${toVariables(schema.provider)}\n\n${ENVIRONMENT}`,
    toReference(schema.provider),
  ]);
}

const OFFERS = [
  'The same question and the same images give the same answer, in whatever order the cloud lists them.',
  'A data source asks at every plan; a pin asks once, and its image stays until you want another one.',
  'The guide [Install](guides/install.md) tells how to get the provider without a registry, and [Constructs](guides/cdktf.md) how to use it from CDKTF and CDK Terrain.',
  '[Platforms, releases and variants](guides/platforms.md) says which words mean which distribution, and why a find takes the plain image.',
].join('\n');

const RUNS =
  'This runs without keys: with `simulate`, simulated images answer and no cloud is asked.';

const ANY =
  '`imagepin_image`, `imagepin_images` and `imagepin_image_pin` ask any of them, which `source` names.';

function toLink(id: string, { dataSources }: ProviderSchema): string {
  const [name] = Object.entries(dataSources).find(([, { source }]) => source === id) ?? [];
  return name ? `[\`${id}\`](${toPath('data-sources', name)})` : toCode([id]);
}

/** The provider's own variables are named in its descriptions, as what is the default. */
function toVariables({ attributes }: Block): string {
  return toTable([
    ['argument', 'default'],
    ...attributes.flatMap(({ name, description }) => {
      const [, usual] = /Default: (IMAGEPIN_.*)\./.exec(description) ?? [];
      return usual ? [[toCode([toSnake(name)]), usual]] : [];
    }),
  ]);
}

const ENVIRONMENT = `Keys that the provider block does not state are those of each cloud's own tools, the first place that has some:

| argument | variables | then |
| --- | --- | --- |
| \`alicloud\` | \`ALIBABA_CLOUD_ACCESS_KEY_ID\`, \`ALIBABA_CLOUD_ACCESS_KEY_SECRET\`, \`ALIBABA_CLOUD_SECURITY_TOKEN\`; or \`ALICLOUD_ACCESS_KEY\`, \`ALICLOUD_SECRET_KEY\`, \`ALICLOUD_SECURITY_TOKEN\` | \`~/.aliyun/config.json\`, \`~/.alibabacloud/credentials\`, the official chain |
| \`volcengine\` | \`VOLCENGINE_ACCESS_KEY\`, \`VOLCENGINE_SECRET_KEY\`, \`VOLCENGINE_SESSION_TOKEN\` | \`~/.volc/config\`, \`~/.volcengine/config.json\` |

\`HTTPS_PROXY\`, \`ALL_PROXY\` and \`NO_PROXY\` are heeded.`;

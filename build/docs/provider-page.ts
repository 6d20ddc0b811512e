import type { Cloud } from '../../src/clouds/cloud';
import { clouds } from '../../src/clouds/registry';
import { describeDefault } from '../../src/frontends/fields';
import { hclNaming, toSnakeCase } from '../../src/frontends/provider/hcl-names';
import type { Block, BlockAttribute, ProviderSchema } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import { listNames, renderText } from '../../src/text';
import { toCredentialFamilies, toCredentialPlaces } from './credential-places';
import { toCode, toFence, toPage, toTable } from './markdown';
import { toPagePath } from './page-path';
import { toRegionVariables } from './region-variables';
import { toSchemaSection } from './schema-section';
import { toSourceTable } from './source-facts';

/** The provider's page, with a complete configuration as its example. */
export function toProviderPage(schema: ProviderSchema, example: string): string {
  const description = renderText(schema.provider.description, hclNaming);
  return toPage({ title: 'Provider: imagepin', description }, [
    '# imagepin Provider',
    `${description}\n${INTRODUCTION}`,
    `## Example Usage\n\n${EXAMPLE_NOTE}\n\n${toFence('terraform', example)}`,
    `## Sources\n\n${toSourceTable(sources, ({ id }) => toSourceLink(id, schema))}\n\n${GENERIC_NOTE}`,
    `## Environment Variables\n\n${toVariableTable(schema.provider)}\n\n${toEnvironment()}`,
    toSchemaSection(schema.provider),
  ]);
}

const INTRODUCTION = [
  'The same query and the same images give the same result, in whatever order the cloud lists them.',
  'A data source runs its lookup at every plan; a pin runs it once and keeps the image until its query or its `triggers` change.',
  'The guide [Install](guides/install.md) shows how to install the provider without a registry, and [Constructs](guides/cdktf.md) how to use it from CDKTF and CDK Terrain.',
  '[Platforms, releases and variants](guides/platforms.md) lists the names of distributions, and explains why a lookup of one image selects the plain one.',
  '[Warnings and hints](guides/warnings.md) lists every warning, and what an error shows when no image matches.',
].join('\n');

const EXAMPLE_NOTE =
  'This runs without credentials: with `simulate`, the images are simulated and no cloud is called.';

const GENERIC_NOTE =
  '`imagepin_image`, `imagepin_images` and `imagepin_image_pin` query the source that `source` names.';

function toSourceLink(id: string, { dataSources }: ProviderSchema): string {
  const block = Object.values(dataSources).find(({ source }) => source === id);
  return block ? `[\`${id}\`](${toPagePath('data-sources', block.nameParts)})` : toCode([id]);
}

/** The arguments that variables set, with what applies where they are not set. */
function toVariableTable({ attributes }: Block): string {
  const rows = attributes
    .filter(({ environment }) => environment !== undefined)
    .map((attribute) => [toCode([toSnakeCase(attribute.name)]), toDefault(attribute)]);
  return toTable([['argument', 'default'], ...rows]);
}

function toDefault(attribute: BlockAttribute): string {
  const text = renderText(describeDefault(attribute), hclNaming);
  return attribute.name === 'region'
    ? `${text}; the variables are ${toRegionVariables(clouds)}`
    : text;
}

function toEnvironment(): string {
  const ignoredVariables = clouds.flatMap(({ ignoredVariables: names = [] }: Cloud) => names);
  return `If neither an argument nor one of these variables sets an endpoint, the variables of the clouds' own tools do: ${toCode(toolVariables())}.
${listNames(
  ignoredVariables.map((name) => toCode([name])),
  'and',
)} are not read.

If the provider block sets no credentials, the first of these places that has some provides them:

${toCredentialTable()}

\`HTTPS_PROXY\`, \`ALL_PROXY\` and \`NO_PROXY\` apply.`;
}

/** The endpoint variables of the clouds' tools, each once. */
function toolVariables(): readonly string[] {
  const names = sources.flatMap(
    ({ api }) => api.protocol.cloud.endpointVariable?.(api.service) ?? [],
  );
  return [...new Set(names)];
}

function toCredentialTable(): string {
  return toTable([
    ['argument', 'variables', 'then'],
    ...clouds.map((cloud) => [
      toCode([cloud.id]),
      toCredentialFamilies(cloud),
      toCredentialPlaces(cloud),
    ]),
  ]);
}

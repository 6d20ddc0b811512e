import { toExplanationLines } from '../../lookup/explain';
import { EXAMPLE_SOURCE, exampleFlags } from './example-command';
import { lookupCommand } from './lookup-command';

export const listCommand = lookupCommand({
  description: 'List all images that match.',
  helpEpilog: `
Prints a table on a terminal, elsewhere one line for each image with tab-separated fields and
without a heading: id, name, createdAt, architecture, platform, platformVersion, ownerAlias, ownerId,
status, variant, language.
An empty list is not an error.

Examples:
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, { os: 'linux', limit: '10' })} --simulate
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, {})} --simulate --json > catalog.json
`,
  exampleField: 'images[0].id',
  kind: 'list',
  lookUp: (client, query, options) => client.list(query, options),
  explain: ({ images, explanation }) =>
    images.length === 0 ? toExplanationLines(explanation) : [],
  format: async ({ images }, session) => {
    const { toImageTable } = await import('./output/image-table');
    return toImageTable(images, session);
  },
});

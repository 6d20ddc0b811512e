import { toPrintable } from '../../image/printable';
import { toExplanationLines } from '../../lookup/explain';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { lookupCommand } from './lookup-command';

export const findCommand = lookupCommand({
  description: 'Find exactly one image and print its ID.',
  helpEpilog: `
Exactly one image must match, or --most-recent must select the first of several.
Its ID is printed to standard output, the explanation to standard error.

Example:
  ${wrapCommand(`id=$(imagepin find ${exampleFlags(EXAMPLE_SOURCE)} --simulate)`)}
`,
  exampleField: 'image.architecture',
  kind: 'find',
  lookUp: (client, query, options) => client.find(query, options),
  explain: ({ explanation }) => toExplanationLines(explanation),
  format: ({ id }) => toPrintable(id),
});

import * as z from 'zod';
import { toExplanationLines } from '../../lookup/explain';
import type { CommandSetup } from './command-definition';
import { EXAMPLE_SOURCE, exampleFlags } from './example-command';
import { printExplanation } from './print-explanation';
import { addOutputFlags, printResult } from './print-result';
import { addQueryFlags, imageSchemaOf } from './query-flags';
import { addClientFlags, runLookup } from './run-lookup';

const HELP_EPILOG = `
Prints a table on a terminal, elsewhere one line for each image with tab-separated fields and
without a heading: id, name, createdAt, architecture, platform, platformVersion, ownerAlias, ownerId,
status, variant, language.
An empty list is not an error.

Examples:
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, { os: 'linux', limit: '10' })} --simulate
  imagepin list ${exampleFlags(EXAMPLE_SOURCE, {})} --simulate --json > catalog.json
`;

/** Sets up `imagepin list`. */
export const listCommand: CommandSetup = (command, session) => {
  command.description('List all images that match.');
  const readQuery = addQueryFlags(command, 'list', session);
  addClientFlags(command);
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(async () => {
    const rawQuery = readQuery();
    const result = await runLookup(command, session, rawQuery, (client, query, options) =>
      client.list(query, options),
    );
    const { images, explanation, warnings } = result;
    const { toImageTable } = await import('./image-table');
    printExplanation(session, images.length === 0 ? toExplanationLines(explanation) : [], warnings);
    const resultSchema = () => z.object({ images: z.array(imageSchemaOf(rawQuery)) });
    printResult(command, session, result, () => toImageTable(images, session), resultSchema);
  });
};

import * as z from 'zod';
import { toPrintable } from '../../image/printable';
import { toExplanationLines } from '../../lookup/explain';
import type { CommandSetup } from './command-definition';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { printExplanation } from './print-explanation';
import { addOutputFlags, printResult } from './print-result';
import { addQueryFlags, imageSchemaOf } from './query-flags';
import { addClientFlags, runLookup } from './run-lookup';

const HELP_EPILOG = `
Exactly one image must match, or --most-recent must select the first of several.
Its ID is printed to standard output, the explanation to standard error.

Example:
  ${wrapCommand(`id=$(imagepin find ${exampleFlags(EXAMPLE_SOURCE)} --simulate)`)}
`;

/** Sets up `imagepin find`. */
export const findCommand: CommandSetup = (command, session) => {
  command.description('Find exactly one image and print its ID.');
  const readQuery = addQueryFlags(command, 'find', session);
  addClientFlags(command);
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(async () => {
    const rawQuery = readQuery();
    const result = await runLookup(command, session, rawQuery, (client, query, options) =>
      client.find(query, options),
    );
    printExplanation(session, toExplanationLines(result.explanation), result.warnings);
    const resultSchema = () => z.object({ image: imageSchemaOf(rawQuery) });
    printResult(command, session, result, () => toPrintable(result.id), resultSchema);
  });
};

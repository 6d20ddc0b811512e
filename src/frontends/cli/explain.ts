import * as z from 'zod';
import type { ExplainResult } from '../../client/client';
import { toPrintable } from '../../image/printable';
import { toExplanationLines, toNearMissLines } from '../../lookup/explain';
import type { CommandSetup } from './command-definition';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { toFlagText } from './flag-text';
import { printExplanation } from './print-explanation';
import { addOutputFlags, printResult } from './print-result';
import { addQueryFlags, imageSchemaOf } from './query-flags';
import { addClientFlags, runLookup } from './run-lookup';

const HELP_EPILOG = `
The same question as for find, told to its end: nothing is narrowed by the API where it can be
told apart here, so that the numbers are whole. Exits with 0 also when nothing matches.

Example:
  ${wrapCommand(`imagepin explain ${exampleFlags(EXAMPLE_SOURCE)} --simulate`)}
`;

export const explainCommand: CommandSetup = (command, session) => {
  command.description('Tell how a look-up goes: what each condition leaves, and what comes close.');
  const readQuery = addQueryFlags(command, 'find', session);
  addClientFlags(command);
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(async () => {
    const rawQuery = readQuery();
    const result = await runLookup(command, session, rawQuery, (client, query, options) =>
      client.explain(query, options),
    );
    printExplanation(session, [], result.warnings);
    const formatText = () => toLines(result).map(toFlagText).map(toPrintable).join('\n');
    printResult(command, session, result, formatText, () =>
      z.object({ image: imageSchemaOf(rawQuery) }),
    );
  });
};

/** The core tells what came close only when nothing fits; here it is always told. */
function toLines({ explanation }: ExplainResult): readonly string[] {
  const { chosen, nearMisses, steps, listed } = explanation;
  const matching = steps.at(-1)?.kept ?? listed;
  if (matching === 0) {
    return [...toExplanationLines(explanation), 'find would fail: no image matches'];
  }
  return [
    ...toExplanationLines(explanation),
    ...toNearMissLines(nearMisses),
    ...(chosen
      ? []
      : [`find would refuse: ${matching} images match; add a condition or --most-recent`]),
  ];
}

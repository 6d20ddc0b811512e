import * as z from 'zod';
import type { ExplainResult } from '../../client/client';
import { toPrintable } from '../../image/printable';
import { type Explanation, toExplanationLines, toNearMissLines } from '../../lookup/explain';
import { argument, renderText, type Text, text, textsOf } from '../../text';
import type { CommandSetup } from './command-definition';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { flagNaming } from './flag-text';
import { printExplanation } from './print-explanation';
import { addOutputFlags, printResult } from './print-result';
import { addQueryFlags, imageSchemaOf } from './query-flags';
import { addClientFlags, runLookup } from './run-lookup';

const HELP_EPILOG = `
Takes the query of find and applies all filters after the list is read, where possible, so that the
numbers are complete. Exits with 0 also when nothing matches.

Example:
  ${wrapCommand(`imagepin explain ${exampleFlags(EXAMPLE_SOURCE)} --simulate`)}
`;

/** Sets up `imagepin explain`. */
export const explainCommand: CommandSetup = (command, session) => {
  command.description(
    'Explain a find: how many images pass each filter, and which ones come close.',
  );
  const readQuery = addQueryFlags(command, 'find', session);
  addClientFlags(command);
  addOutputFlags(command);
  command.addHelpText('after', HELP_EPILOG).action(async () => {
    const rawQuery = readQuery();
    const result = await runLookup(command, session, rawQuery, (client, query, options) =>
      client.explain(query, options),
    );
    printExplanation(session, [], result.warnings);
    const formatText = () =>
      toLines(result)
        .map((line) => toPrintable(renderText(line, flagNaming)))
        .join('\n');
    printResult(command, session, result, formatText, () =>
      z.object({ image: imageSchemaOf(rawQuery) }),
    );
  });
};

/** The lines of the core, and the near misses also when an image matches. */
function toLines({ explanation }: ExplainResult): readonly Text[] {
  const { chosen, nearMisses, steps, listed } = textsOf<Explanation<Text>>(explanation);
  const matching = steps.at(-1)?.kept ?? listed;
  if (matching === 0) {
    return [...toExplanationLines(explanation), 'find would fail: no image matches'];
  }
  return [
    ...toExplanationLines(explanation),
    ...toNearMissLines(nearMisses),
    ...(chosen
      ? []
      : [
          text`find would fail: ${matching} images match; add a filter or set ${argument('mostRecent')}`,
        ]),
  ];
}

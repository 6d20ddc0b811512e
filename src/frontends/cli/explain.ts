import type { ExplainResult } from '../../client/client';
import { type Explanation, toExplanationLines, toNearMissLines } from '../../lookup/explain';
import { argument, type Text, text, textsOf } from '../../text';
import { EXAMPLE_SOURCE, exampleFlags, wrapCommand } from './example-command';
import { lookupCommand, toLine } from './lookup-command';

export const explainCommand = lookupCommand({
  description: 'Explain a find: how many images pass each filter, and which ones come close.',
  helpEpilog: `
Takes the query of find and applies all filters after the list is read, where possible, so that the
numbers are complete. Exits with 0 also when nothing matches.

Example:
  ${wrapCommand(`imagepin explain ${exampleFlags(EXAMPLE_SOURCE)} --simulate`)}
`,
  exampleField: 'explanation.listed',
  kind: 'find',
  lookUp: (client, query, options) => client.explain(query, options),
  // The explanation is the result.
  explain: () => [],
  format: (result) => toLines(result).map(toLine).join('\n'),
});

/** The lines of the core, with the near misses even if an image matches. */
function toLines({ explanation }: ExplainResult): readonly Text[] {
  const { chosen, nearMisses, steps, listed } = textsOf<Explanation<Text>>(explanation);
  const lines = toExplanationLines(explanation);
  const matching = steps.at(-1)?.kept ?? listed;
  if (matching === 0) {
    return [...lines, 'find would fail: no image matches'];
  }
  const outcome = chosen
    ? []
    : [
        text`find would fail: ${matching} images match; add a filter or set ${argument('mostRecent')}`,
      ];
  return [...lines, ...toNearMissLines(nearMisses), ...outcome];
}

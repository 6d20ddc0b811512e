import * as z from 'zod';
import type { ExplainAnswer } from '../../client';
import { toPrintable } from '../../image/printable';
import { toLines, toMissLines } from '../../lookup/explain';
import { addSettings, ask } from './ask';
import type { SetUp } from './commands';
import { toFlagWords } from './flag-words';
import { addQuestion, imageOf } from './question';
import { addTelling, tell } from './tell';
import { tellWhy } from './tell-why';

const AFTER = `
The same question as for find, told to its end: nothing is narrowed by the API where it can be
told apart here, so that the numbers are whole. Exits with 0 also when nothing matches.

Example:
  imagepin explain --source alicloud-ecs --region cn-hangzhou --owners system \\
    --platform ubuntu --platform-version 22.10 --architecture x86_64 --most-recent --simulate
`;

export const setUpExplain: SetUp = (command, session) => {
  command.description('Tell how a look-up goes: what each condition leaves, and what comes close.');
  const read = addQuestion(command, 'pick', session);
  addSettings(command);
  addTelling(command);
  command.addHelpText('after', AFTER).action(async () => {
    const written = read();
    const answer = await ask(command, session, written, (client, query, run) =>
      client.explain(query, run),
    );
    tellWhy(session, [], answer.warnings);
    const toText = () => toStory(answer).map(toFlagWords).map(toPrintable).join('\n');
    tell(command, session, answer, toText, () => z.object({ image: imageOf(written) }));
  });
};

/** The core tells what came close only when nothing fits; here it is always told. */
function toStory({ explanation }: ExplainAnswer): readonly string[] {
  const { chosen, nearMisses, steps, listed } = explanation;
  const matching = steps.at(-1)?.kept ?? listed;
  if (matching === 0) {
    return [...toLines(explanation), 'find would fail: no image matches'];
  }
  return [
    ...toLines(explanation),
    ...toMissLines(nearMisses),
    ...(chosen
      ? []
      : [`find would refuse: ${matching} images match; add a condition or --most-recent`]),
  ];
}

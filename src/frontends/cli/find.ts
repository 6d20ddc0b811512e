import * as z from 'zod';
import { toPrintable } from '../../image/printable';
import { toLines } from '../../lookup/explain';
import { addSettings, ask } from './ask';
import type { SetUp } from './commands';
import { addQuestion, imageOf } from './question';
import { addTelling, tell } from './tell';
import { tellWhy } from './tell-why';

const AFTER = `
Exactly one image must match, or --most-recent must take the first of several.
Its id goes to standard output, the reasons to standard error.

Example:
  id=$(imagepin find --source alicloud-ecs --region cn-hangzhou --owners system \\
    --platform ubuntu --platform-version 22.04 --architecture x86_64 --most-recent --simulate)
`;

export const setUpFind: SetUp = (command, session) => {
  command.description('Find exactly one image and print its id.');
  const read = addQuestion(command, 'pick', session);
  addSettings(command);
  addTelling(command);
  command.addHelpText('after', AFTER).action(async () => {
    const written = read();
    const answer = await ask(command, session, written, (client, query, run) =>
      client.find(query, run),
    );
    tellWhy(session, toLines(answer.explanation), answer.warnings);
    const toSchema = () => z.object({ image: imageOf(written) });
    tell(command, session, answer, () => toPrintable(answer.id), toSchema);
  });
};

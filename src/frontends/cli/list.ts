import * as z from 'zod';
import { toLines } from '../../lookup/explain';
import { addSettings, ask } from './ask';
import type { SetUp } from './commands';
import { addQuestion, imageOf } from './question';
import { addTelling, tell } from './tell';
import { tellWhy } from './tell-why';

const AFTER = `
On a terminal a table. Elsewhere one line for each image, fields between tabs, without a heading:
id, name, createdAt, architecture, platform, platformVersion, ownerAlias, ownerId, status, variant,
language.
No match is an empty list, and no error.

Examples:
  imagepin list --source volcengine-ecs --region cn-beijing --os linux --limit 10 --simulate
  imagepin list --source alicloud-eci --region cn-hangzhou --simulate --json > catalog.json
`;

export const setUpList: SetUp = (command, session) => {
  command.description('List all images that match.');
  const read = addQuestion(command, 'list', session);
  addSettings(command);
  addTelling(command);
  command.addHelpText('after', AFTER).action(async () => {
    const written = read();
    const answer = await ask(command, session, written, (client, query, run) =>
      client.list(query, run),
    );
    const { images, explanation, warnings } = answer;
    const { toTable } = await import('./image-table');
    tellWhy(session, images.length === 0 ? toLines(explanation) : [], warnings);
    const toSchema = () => z.object({ images: z.array(imageOf(written)) });
    tell(command, session, answer, () => toTable(images, session), toSchema);
  });
};

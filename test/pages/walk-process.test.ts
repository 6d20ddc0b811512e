import { expectOutputs, pagesFor } from './support/check';
import { type Desk, openDesk } from './support/walk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.remove());

test.each(pagesFor('shell'))('commands in %s work in an empty project', async (_, sections) => {
  const printed = await desk.follow(sections);

  expectOutputs(sections, printed);
});

import { showProgress } from '../../../src/frontends/cli/output/progress';

/** Returns to the start of the line and clears it. */
const CLEAR = '\r\x1b[K';

test('a terminal shows one line, which is removed after the lookup', async () => {
  const { drawn, output, written } = terminal(true);
  const progress = showProgress(output, 'querying alicloud-ecs', 0);
  progress.update({ calls: 2, tries: 2, ms: 0 });

  await drawn;
  progress.end();

  expect(written().split(CLEAR)).toEqual(['', '⠋ querying alicloud-ecs, 2 pages so far', '']);
});

test('a quick lookup shows no progress', () => {
  const { output, written } = terminal(true);

  showProgress(output, 'querying alicloud-ecs').end();

  expect(written()).toBe('');
});

test('other outputs show no progress', () => {
  const { output, written } = terminal(false);

  const progress = showProgress(output, 'querying alicloud-ecs', 0);
  progress.end();

  expect(written()).toBe('');
});

function terminal(isTTY: boolean) {
  let text = '';
  let draw = () => {};
  const drawn = new Promise<void>((resolve) => {
    draw = resolve;
  });
  const write = (more: string) => {
    text += more;
    draw();
  };
  return { drawn, output: { isTTY, write }, written: () => text };
}

import fc from 'fast-check';
import { evaluateList } from '../../src/lookup/lookup';
import { forEachInSlices, someInSlices, sortInSlices } from '../../src/lookup/slices';
import { imagepinErrorOf, rejectionOf } from '../support/errors';
import { image } from '../support/images';
import { parseQuery } from '../support/parse-query';

/** Occupies the process for some milliseconds. */
function compute(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const items = Array.from({ length: 50 }, (_, index) => index);

test.each`
  work        | run
  ${'visit'}  | ${(signal?: AbortSignal) => forEachInSlices(items, () => compute(5), signal)}
  ${'search'} | ${(signal?: AbortSignal) => someInSlices(items, () => compute(5) !== undefined, signal)}
`('timers run during a long $work, and a signal ends it', async ({ run }) => {
  const reason = new Error('enough');
  const control = new AbortController();
  let isDone = false;
  const timer = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      resolve(isDone);
      control.abort(reason);
    }, 1);
  });

  const work = rejectionOf(
    run(control.signal).then(() => {
      isDone = true;
    }),
  );

  expect(await timer).toBe(false);
  expect(await work).toBe(reason);
  expect(isDone).toBe(false);
});

test('sorting in slices gives the order of Array.sort, which keeps equal items in theirs', async () => {
  const anyItems = fc.array(fc.record({ key: fc.nat(20), id: fc.nat() }), {
    minLength: 900,
    maxLength: 5_000,
    size: 'max',
  });

  await fc.assert(
    fc.asyncProperty(anyItems, async (unsorted) => {
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;

      expect(await sortInSlices(unsorted, compare, undefined)).toEqual([...unsorted].sort(compare));
    }),
    { numRuns: 20 },
  );
});

test.each(['nameRegex', 'excludeNameRegex'])(
  'a signal ends a lookup with an expensive %s between two images',
  async (argument) => {
    const pattern = '[ab]*a[ab]{900}[yz]$';
    const names = Array.from({ length: 500 }, (_, index) => index.toString(2).padStart(990, '01'));
    const images = names.map((name) =>
      image(name, { name: name.replaceAll('0', 'a').replaceAll('1', 'b') }),
    );
    const query = { source: 'alicloud-ecs', region: 'cn-hangzhou', [argument]: pattern };
    const control = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => control.abort(reason), 1);

    const lookup = evaluateList(parseQuery(query, 'list'), async () => images, {
      signal: control.signal,
    });

    // All images would take ten seconds.
    expect(await rejectionOf(lookup)).toBe(reason);
  },
);

test('a name that is longer than any cloud permits is not matched with an expression', async () => {
  const images = [image('m-1', { name: 'a'.repeat(1_001) })];
  const query = { source: 'alicloud-ecs', region: 'cn-hangzhou', nameRegex: '^a+$' };

  const error = await imagepinErrorOf(evaluateList(parseQuery(query, 'list'), async () => images));

  expect(error).toMatchObject({
    code: 'UnexpectedResponse',
    message: 'an image has a name of 1001 characters',
  });
});

import { createListCache } from '../../src/client/list-cache';
import { ImagepinError } from '../../src/errors';
import type { CallContext } from '../../src/http/call';
import type { Image } from '../../src/image/image';
import { createPageBudget } from '../../src/lookup/fetch-images';
import type { Listing } from '../../src/sources/source';
import { rejectionOf } from '../support/errors';
import { parseQuery } from '../support/parse-query';
import { callContext } from '../support/requests';
import { settle } from '../support/waiting';

interface PendingRead {
  readonly context: CallContext;
  succeed(images: readonly Image[]): void;
  fail(error: Error): void;
}

interface ReadRequest extends Partial<Listing> {
  readonly isBounded?: boolean;
  readonly fresh?: boolean;
  readonly source?: 'alicloud-ecs' | 'volcengine-ecs';
  readonly region?: string;
  readonly context?: Partial<CallContext>;
}

/** Lists that are read when the test resolves them, by a clock that it moves. */
function sharedLists(ttlMs?: number) {
  const pending: PendingRead[] = [];
  const clock = { now: 0 };
  const readShared = createListCache(
    (_, context) =>
      new Promise((succeed, fail) => {
        pending.push({ context, succeed, fail });
        context.signal.addEventListener('abort', () => fail(context.signal.reason));
      }),
    { ttlMs, now: () => clock.now },
  );
  const read = ({
    source = 'alicloud-ecs',
    region = 'cn-beijing',
    context,
    isBounded,
    fresh,
    parameters = { A: '1', B: '2' },
    ...listing
  }: ReadRequest = {}) =>
    readShared(
      {
        parsed: parseQuery({ source, region }, 'list'),
        listing: { parameters, ...listing },
        budget: isBounded ? createPageBudget(50) : undefined,
      },
      { ...callContext(context), fresh },
    );
  return { readings: pending, clock, readList: read };
}

const images: readonly Image[] = [{ source: 'alicloud-ecs', id: 'm-1' }];

const reason = new ImagepinError('Cancelled', 'enough');

test.each`
  difference                               | readings
  ${{}}                                    | ${1}
  ${{ parameters: { B: '2', A: '1' } }}    | ${1}
  ${{ parameters: { A: '1' } }}            | ${2}
  ${{ region: 'cn-hangzhou' }}             | ${2}
  ${{ source: 'volcengine-ecs' }}          | ${2}
  ${{ implies: { ownerAlias: 'system' } }} | ${2}
`('two lists that differ in $difference: $readings', async ({ difference, readings: expected }) => {
  const { readings, readList } = sharedLists();

  void readList();
  void readList(difference);
  await settle();

  expect(readings).toHaveLength(expected);
});

test.each`
  first    | second   | readings
  ${false} | ${true}  | ${1}
  ${true}  | ${true}  | ${1}
  ${true}  | ${false} | ${2}
`(
  'a bounded reading is for bounded ones alone: $first, then $second: $readings',
  async ({ first, second, readings: expected }) => {
    const { readings, readList } = sharedLists();

    void readList({ isBounded: first });
    void readList({ isBounded: second });
    await settle();

    expect(readings).toHaveLength(expected);
  },
);

test.each`
  first    | second   | readings
  ${false} | ${true}  | ${2}
  ${true}  | ${false} | ${1}
`(
  'a fresh reading joins none that has begun: $first, then $second: $readings',
  async ({ first, second, readings: expected }) => {
    const { readings, readList } = sharedLists(10_000);

    const before = readList({ fresh: first });
    await settle();
    readings[0]?.succeed(images);
    await before;
    void readList({ fresh: second });
    await settle();

    expect(readings).toHaveLength(expected);
  },
);

test.each`
  first                  | second                              | third                  | reading
  ${{}}                  | ${{ isBounded: true, fresh: true }} | ${{}}                  | ${0}
  ${{}}                  | ${{ isBounded: true, fresh: true }} | ${{ isBounded: true }} | ${0}
  ${{}}                  | ${{ isBounded: true, fresh: true }} | ${{ fresh: true }}     | ${2}
  ${{ isBounded: true }} | ${{ isBounded: true, fresh: true }} | ${{}}                  | ${2}
  ${{ isBounded: true }} | ${{ isBounded: true, fresh: true }} | ${{ isBounded: true }} | ${1}
  ${{}}                  | ${{ fresh: true }}                  | ${{ isBounded: true }} | ${1}
`(
  'after $first and $second, $third gets the list of read $reading',
  async ({ first, second, third, reading }) => {
    const { readings, readList } = sharedLists(10_000);
    const answerAll = async () => {
      await settle();
      for (const [index, { succeed }] of readings.entries()) {
        succeed([{ source: 'alicloud-ecs', id: `m-${index}` }]);
      }
    };

    void readList(first);
    await answerAll();
    void readList(second);
    await settle();
    const answered = readList(third);
    await answerAll();

    expect(await answered).toMatchObject([{ id: `m-${reading}` }]);
  },
);

test('a replaced read is aborted when its last reader leaves', async () => {
  const { readings, readList } = sharedLists();
  const control = new AbortController();

  const gone = rejectionOf(readList({ context: { signal: control.signal } }));
  void readList({ fresh: true });
  control.abort(reason);
  await gone;

  expect(readings.map(({ context }) => context.signal.aborted)).toEqual([true, false]);
});

test('all readers get the list of one read', async () => {
  const { readings, readList } = sharedLists();

  const lists = Promise.all([readList(), readList(), readList()]);
  await settle();
  readings[0]?.succeed(images);

  expect(await lists).toEqual([images, images, images]);
});

test.each([true, false])(
  'a finished reading is not remembered (it succeeded: %p)',
  async (good) => {
    const { readings, readList } = sharedLists();

    const first = readList().catch(() => undefined);
    await settle();
    good ? readings[0]?.succeed(images) : readings[0]?.fail(new Error('reset'));
    await first;
    void readList();
    await settle();

    expect(readings).toHaveLength(2);
  },
);

test('a cancelled reader leaves, and the others get the list', async () => {
  const { readings, readList } = sharedLists();
  const control = new AbortController();

  const gone = rejectionOf(readList({ context: { signal: control.signal } }));
  const stays = readList();
  control.abort(reason);
  const failure = await gone;
  readings[0]?.succeed(images);

  expect(failure).toBe(reason);
  expect(await stays).toBe(images);
  expect(readings).toHaveLength(1);
});

test('a read is aborted when its last caller leaves, and the next caller starts a new one', async () => {
  const { readings, readList } = sharedLists();
  const [one, two] = [new AbortController(), new AbortController()];

  const gone = [one, two].map(({ signal }) => rejectionOf(readList({ context: { signal } })));
  one.abort(reason);
  await settle();
  const early = readings[0]?.context.signal.aborted;
  two.abort(reason);
  await Promise.all(gone);
  void readList();
  await settle();

  expect(early).toBe(false);
  expect(readings[0]?.context.signal.reason).toBe(reason);
  expect(readings).toHaveLength(2);
});

test('a shared read has the longest timeout of its callers', async () => {
  const { readings, readList } = sharedLists();

  void readList({ context: { msLeft: () => 10 } });
  void readList({ context: { msLeft: () => 70 } });
  await settle();

  expect(readings[0]?.context.msLeft?.()).toBe(70);
});

test('a caller that is already canceled starts no read', async () => {
  const { readings, readList } = sharedLists();

  const failure = await rejectionOf(readList({ context: { signal: AbortSignal.abort(reason) } }));

  expect(failure).toBe(reason);
  expect(readings).toHaveLength(0);
});

test('a finished read is not aborted', async () => {
  const { readings, readList } = sharedLists();

  const list = readList();
  await settle();
  readings[0]?.succeed(images);
  await list;

  expect(readings[0]?.context.signal.aborted).toBe(false);
});

test.each`
  case                                   | found     | afterMs   | readings
  ${'a list answers for a while'}        | ${images} | ${10_000} | ${1}
  ${'a list is forgotten after a while'} | ${images} | ${10_001} | ${2}
  ${'an empty list is never remembered'} | ${[]}     | ${0}      | ${2}
`('$case', async ({ found, afterMs, readings: expected }) => {
  const { readings, readList, clock } = sharedLists(10_000);

  const first = readList();
  await settle();
  readings[0]?.succeed(found);
  await first;
  clock.now += afterMs;
  void readList();
  await settle();

  expect(readings).toHaveLength(expected);
});

test('a failed read is never cached', async () => {
  const { readings, readList } = sharedLists(10_000);

  const first = rejectionOf(readList());
  await settle();
  readings[0]?.fail(new Error('reset'));
  await first;
  void readList();
  await settle();

  expect(readings).toHaveLength(2);
});

test("every reader's onReply is called for each reply", async () => {
  const { readings, readList } = sharedLists();
  const replies: string[] = [];

  void readList({ context: { onReply: () => replies.push('one') } });
  void readList({ context: { onReply: () => replies.push('two') } });
  await settle();
  readings[0]?.context.onReply?.();

  expect(replies).toEqual(['one', 'two']);
});

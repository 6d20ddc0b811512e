import { ImagepinError } from '../../src/errors';
import { share } from '../../src/transport/share';
import type { ApiReply, ApiRequest, CallContext } from '../../src/transport/transport';
import { contextOf, requestTo } from './support/requests';
import { failureOf, settle } from './support/settle';

interface Held {
  readonly request: ApiRequest;
  readonly context: CallContext;
  answer(body: unknown): void;
  fail(error: Error): void;
}

function held() {
  const fetches: Held[] = [];
  const call = share({ account: 'mine' })(
    (request, context) =>
      new Promise<ApiReply>((resolve, reject) => {
        fetches.push({
          request,
          context,
          answer: (body) => resolve({ status: 200, requestId: 'id', excerpt: () => '', body }),
          fail: reject,
        });
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
      }),
  );
  const ask = (changes: Partial<ApiRequest> = {}, context: Partial<CallContext> = {}) =>
    call({ ...requestTo('https://a'), ...changes }, contextOf(context));
  return { fetches, ask };
}

const reason = new ImagepinError('Cancelled', 'enough');

test.each`
  difference                                                      | fetches
  ${{}}                                                           | ${1}
  ${{ parameters: {} }}                                           | ${1}
  ${{ parameters: { A: '1' } }}                                   | ${2}
  ${{ endpoint: 'https://b' }}                                    | ${2}
  ${{ region: 'cn-hangzhou' }}                                    | ${2}
  ${{ api: { ...requestTo('https://a').api, action: 'Other' } }}  | ${2}
  ${{ api: { ...requestTo('https://a').api, version: 'other' } }} | ${2}
`('two calls that differ in $difference: $fetches', async ({ difference, fetches: expected }) => {
  const { fetches, ask } = held();

  void ask();
  void ask(difference);
  await settle();

  expect(fetches).toHaveLength(expected);
});

test('the order of parameters makes no difference', async () => {
  const { fetches, ask } = held();

  void ask({ parameters: { A: '1', B: '2' } });
  void ask({ parameters: { B: '2', A: '1' } });
  await settle();

  expect(fetches).toHaveLength(1);
});

test('everyone gets the answer of the one fetch', async () => {
  const { fetches, ask } = held();

  const replies = Promise.all([ask(), ask(), ask()]);
  await settle();
  fetches[0]?.answer('images');

  expect((await replies).map(({ body }) => body)).toEqual(['images', 'images', 'images']);
});

test.each([true, false])('a finished fetch is not remembered (it succeeded: %p)', async (good) => {
  const { fetches, ask } = held();

  const first = ask().catch(() => undefined);
  await settle();
  good ? fetches[0]?.answer('images') : fetches[0]?.fail(new Error('reset'));
  await first;
  void ask();
  await settle();

  expect(fetches).toHaveLength(2);
});

test('who is canceled leaves alone; the others still get their answer', async () => {
  const { fetches, ask } = held();
  const control = new AbortController();

  const gone = failureOf(ask({}, { signal: control.signal }));
  const stays = ask();
  control.abort(reason);
  const failure = await gone;
  fetches[0]?.answer('images');

  expect(failure).toBe(reason);
  expect((await stays).body).toBe('images');
  expect(fetches).toHaveLength(1);
});

test('the fetch ends when nobody waits for it, and the next one starts anew', async () => {
  const { fetches, ask } = held();
  const [one, two] = [new AbortController(), new AbortController()];

  const gone = [one, two].map(({ signal }) => failureOf(ask({}, { signal })));
  one.abort(reason);
  await settle();
  const early = fetches[0]?.context.signal.aborted;
  two.abort(reason);
  await Promise.all(gone);
  void ask();
  await settle();

  expect(early).toBe(false);
  expect(fetches[0]?.context.signal.reason).toBe(reason);
  expect(fetches).toHaveLength(2);
});

test('the fetch has as much time as the most patient who waits', async () => {
  const { fetches, ask } = held();

  void ask({}, { msLeft: () => 10 });
  void ask({}, { msLeft: () => 70 });
  await settle();

  expect(fetches[0]?.context.msLeft?.()).toBe(70);
});

test('who is canceled already starts nothing', async () => {
  const { fetches, ask } = held();

  const failure = await failureOf(ask({}, { signal: AbortSignal.abort(reason) }));

  expect(failure).toBe(reason);
  expect(fetches).toHaveLength(0);
});

test('a fetch that has ended is not aborted', async () => {
  const { fetches, ask } = held();

  const reply = ask();
  await settle();
  fetches[0]?.answer('images');
  await reply;

  expect(fetches[0]?.context.signal.aborted).toBe(false);
});

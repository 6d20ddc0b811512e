import { type ErrorCode, ImagepinError, withHints } from '../../src/errors';
import { createBudget } from '../../src/http/budget';
import type { Call } from '../../src/http/call';
import { retry } from '../../src/http/retry';
import { imagepinErrorOf, rejectionOf } from '../support/errors';
import { callContext } from '../support/requests';
import { manualClock, settle } from '../support/waiting';

const request = 'the request';
const reply = 'the reply';

test.each`
  errors                               | budget | outcome                 | tries | left
  ${[]}                                | ${3}   | ${'reply'}              | ${1}  | ${3}
  ${['ApiUnavailable']}                | ${3}   | ${'reply'}              | ${2}  | ${2}
  ${Array(3).fill('ApiUnavailable')}   | ${3}   | ${'reply'}              | ${4}  | ${0}
  ${Array(4).fill('ApiUnavailable')}   | ${3}   | ${'ApiUnavailable'}     | ${4}  | ${0}
  ${['ApiUnavailable']}                | ${0}   | ${'ApiUnavailable'}     | ${1}  | ${0}
  ${['ApiRejected']}                   | ${3}   | ${'ApiRejected'}        | ${1}  | ${3}
  ${['UnexpectedResponse']}            | ${3}   | ${'UnexpectedResponse'} | ${1}  | ${3}
  ${['MissingCredentials']}            | ${3}   | ${'MissingCredentials'} | ${1}  | ${3}
  ${['ApiUnavailable', 'ApiRejected']} | ${3}   | ${'ApiRejected'}        | ${2}  | ${2}
`('$errors with a budget of $budget: $outcome after $tries tries', async (row) => {
  const context = callContext({ budget: createBudget({ retries: row.budget }) });
  const call = retry({ sleep: async () => {} })(failingCall(row.errors));

  const outcome = await call(request, context).then(
    () => 'reply',
    (error) => error.code,
  );

  expect(outcome).toBe(row.outcome);
  expect(context.cost.tries).toBe(row.tries);
  expect(context.budget.retries).toBe(row.left);
});

test.each`
  random  | waits
  ${0}    | ${[0, 0, 0, 0, 0, 0, 0]}
  ${0.5}  | ${[100, 200, 400, 800, 1600, 3200, 5000]}
  ${0.99} | ${[198, 396, 792, 1584, 3168, 6336, 9900]}
`('with chance at $random the waits are $waits', async ({ random, waits }) => {
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  const call = retry({ sleep, random: () => random })(failingCall(Array(7).fill('ApiUnavailable')));

  await call(request, callContext({ budget: createBudget({ retries: 7 }) }));

  expect(slept).toEqual(waits);
});

test("the server's hint replaces the first wait, with random jitter", async () => {
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  const hinted = withHints(new ImagepinError('ApiUnavailable', 'later'), { retryAfterMs: 30_000 });
  const call = retry({ sleep, random: () => 0.5 })(failingCall([hinted]));

  await call(request, callContext({ budget: createBudget({ retries: 1 }) }));

  expect(slept).toEqual([30_100]);
});

test.each`
  msLeft    | outcome
  ${30_000} | ${'later'}
  ${30_001} | ${'reply'}
`('a hint of 30 s with $msLeft ms left ends in: $outcome', async ({ msLeft, outcome }) => {
  const hinted = withHints(new ImagepinError('ApiUnavailable', 'later'), { retryAfterMs: 30_000 });
  const call = retry({ sleep: async () => {}, random: () => 0 })(failingCall([hinted]));
  const context = callContext({ budget: createBudget({ retries: 1 }), msLeft: () => msLeft });

  const found = await call(request, context).then(
    () => 'reply',
    (error) => error.message,
  );

  expect(found).toBe(outcome);
  expect(context.budget.retries).toBe(outcome === 'reply' ? 0 : 1);
});

test.each`
  code                    | isTransient | tries
  ${'ApiUnavailable'}     | ${false}    | ${1}
  ${'UnexpectedResponse'} | ${true}     | ${2}
`('$code that is marked transient: $isTransient is tried $tries times', async (row) => {
  const marked = withHints(new ImagepinError(row.code, 'later'), { isTransient: row.isTransient });
  const call = retry({ sleep: async () => {} })(failingCall([marked]));
  const context = callContext({ budget: createBudget({ retries: 5 }) });

  await call(request, context).catch(() => {});

  expect(context.cost.tries).toBe(row.tries);
});

test('all calls of a lookup share one budget', async () => {
  const context = callContext({ budget: createBudget({ retries: 3 }) });
  const layer = retry({ sleep: async () => {} });
  const calls = [1, 2, 3].map(() => layer(failingCall(Array(2).fill('ApiUnavailable'))));

  const outcomes = await Promise.allSettled(calls.map((call) => call(request, context)));

  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  expect(context.cost.tries).toBe(6);
});

test('canceling ends the wait at once, with the reason', async () => {
  const control = new AbortController();
  const context = callContext({ budget: createBudget({ retries: 1 }), signal: control.signal });
  const reason = new ImagepinError('Cancelled', 'enough');
  const call = retry({ baseMs: 3_600_000, capMs: 3_600_000, random: () => 0.9 })(
    failingCall(['ApiUnavailable']),
  );

  const failure = rejectionOf(call(request, context));
  setImmediate(() => control.abort(reason));

  expect(await failure).toBe(reason);
});

test('a failure after cancelling is reported as Cancelled and not retried', async () => {
  const control = new AbortController();
  const context = callContext({ budget: createBudget({ retries: 1 }), signal: control.signal });
  const reason = new ImagepinError('Cancelled', 'enough');
  const call = retry()(async () => {
    control.abort(reason);
    throw new ImagepinError('UnexpectedResponse', 'half of an answer');
  });

  const failure = await rejectionOf(call(request, context));

  expect(failure).toBe(reason);
  expect(context.cost.tries).toBe(1);
});

const throttled = (retryAfterMs?: number) =>
  withHints(new ImagepinError('ApiUnavailable', 'too many calls', { detail: 'Try again.' }), {
    isThrottled: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });

test.each`
  failure             | others
  ${throttled(2000)}  | ${2000}
  ${throttled()}      | ${100}
  ${'ApiUnavailable'} | ${0}
`('after $failure, other calls of the layer wait $others ms', async ({ failure, others }) => {
  const { clock, retries } = manualRetries();
  const layer = retries();
  const sentAt: number[] = [];
  const other = layer<string, string>(async () => {
    sentAt.push(clock.now());
    return reply;
  });

  const first = layer(failingCall([failure]))(request, callContext(oneRetry()));
  await settle();
  const second = other(request, callContext());
  const third = other(request, callContext());
  while (clock.timers() > 0) {
    await settle();
    clock.advance(1);
  }
  await Promise.all([first, second, third]);

  expect(sentAt).toHaveLength(2);
  expect(Math.min(...sentAt)).toBeGreaterThanOrEqual(others);
  expect(Math.max(...sentAt)).toBeLessThanOrEqual(others * 1.25);
});

test('a call is not sent if its lookup ends before the pause does', async () => {
  const { retries, clock } = manualRetries();
  const layer = retries();
  const failure = throttled(30_000);
  const first = layer(failingCall([failure]))(request, callContext(oneRetry()));
  await settle();
  const context = callContext({ ...oneRetry(), msLeft: () => 1000 });

  expect(await rejectionOf(layer(failingCall([]))(request, context))).toBe(failure);
  expect(context.cost.tries).toBe(0);
  clock.advance(60_000);
  expect(await first).toBe(reply);
});

test('the last of several errors has the number of tries and their time', async () => {
  const { clock, retries } = manualRetries();
  const call = retries()(failingCall(Array(5).fill(throttled(3000))));

  const failure = imagepinErrorOf(
    call(request, callContext({ budget: createBudget({ retries: 4 }) })),
  );
  await settle();
  while (clock.timers() > 0) {
    clock.advance(1);
    await settle();
  }

  expect(await failure).toMatchObject({
    code: 'ApiUnavailable',
    message: 'too many calls',
    detail: expect.stringMatching(
      /^Try again\. The call was given up after 5 tries in 1[2-4]\.\d s\.$/,
    ),
  });
});

const oneRetry = () => ({ budget: createBudget({ retries: 1 }) });

/** Retries with a clock that a test moves, and half of the longest jitter. */
function manualRetries() {
  const clock = manualClock();
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      clock.startTimer(ms, resolve);
    });
  return { clock, retries: () => retry({ sleep, now: clock.now, random: () => 0.5 }) };
}

/** Fails in these ways, one after the other, then answers. */
function failingCall(errors: readonly (ErrorCode | ImagepinError)[]): Call<string, string> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) {
      throw typeof error === 'string' ? new ImagepinError(error, 'it failed') : error;
    }
    return reply;
  };
}

import { getEventListeners } from 'node:events';
import { ImagepinError } from '../../src/errors';
import { withDeadline } from '../../src/http/deadline';
import { rejectionOf } from '../support/errors';
import { manualClock, settle } from '../support/waiting';

const never = () => new Promise<never>(() => {});

test('a result before the deadline is returned, and the timer is cleared', async () => {
  const clock = manualClock();

  const result = await withDeadline(60_000, undefined, async () => 'image', clock);

  expect(result).toBe('image');
  expect(clock.timers()).toBe(0);
});

test('an error before the deadline is rethrown, and the timer is cleared', async () => {
  const clock = manualClock();
  const failed = new ImagepinError('NoImageFound', 'none');

  const failure = await rejectionOf(
    withDeadline(60_000, undefined, () => Promise.reject(failed), clock),
  );

  expect(failure).toBe(failed);
  expect(clock.timers()).toBe(0);
});

test.each`
  ms        | message
  ${60_000} | ${'no result within 60 s'}
  ${500}    | ${'no result within 0.5 s'}
`('after $ms ms: $message', async ({ ms, message }) => {
  const clock = manualClock();

  const failure = rejectionOf(withDeadline(ms, undefined, never, clock));
  clock.advance(ms);

  expect(await failure).toMatchObject({
    code: 'ApiUnavailable',
    message,
    path: ['timeoutSeconds'],
  });
});

test('a lookup still runs just before its deadline', async () => {
  const clock = manualClock();
  const ended = jest.fn();

  withDeadline(60_000, undefined, never, clock).catch(ended);
  clock.advance(59_999);
  await settle();

  expect(ended).not.toHaveBeenCalled();
});

test('a lookup receives an abort signal and the remaining time', async () => {
  const clock = manualClock(1_000);
  const seen: unknown[] = [];

  const failure = rejectionOf(
    withDeadline(
      60_000,
      undefined,
      async ({ signal, msLeft }) => {
        signal.addEventListener('abort', () => seen.push(signal.reason, msLeft()));
        clock.advance(20_000);
        seen.push(msLeft());
        return never();
      },
      clock,
    ),
  );
  clock.advance(50_000);

  expect(seen).toEqual([40_000, await failure, 0]);
});

test('canceling rejects at once with the reason, and removes timer and listener', async () => {
  const clock = manualClock();
  const control = new AbortController();
  const why = new Error('Ctrl-C');

  const failure = rejectionOf(withDeadline(60_000, control.signal, never, clock));
  control.abort(why);

  expect(await failure).toMatchObject({ code: 'Cancelled', cause: why });
  expect(clock.timers()).toBe(0);
  expect(getEventListeners(control.signal, 'abort')).toHaveLength(0);
});

test('an ImagepinError as the reason is rethrown unchanged', async () => {
  const why = new ImagepinError('Cancelled', 'the program was stopped');

  const failure = rejectionOf(withDeadline(60_000, AbortSignal.abort(why), never, manualClock()));

  expect(await failure).toBe(why);
});

test('a lookup with an aborted signal does not start', async () => {
  const run = jest.fn(never);

  await rejectionOf(withDeadline(60_000, AbortSignal.abort(), run, manualClock()));

  expect(run).not.toHaveBeenCalled();
});

test('a finished lookup leaves no listener on the signal', async () => {
  const control = new AbortController();

  await withDeadline(60_000, control.signal, async () => 'image', manualClock());

  expect(getEventListeners(control.signal, 'abort')).toHaveLength(0);
});

test('a failed lookup aborts its other calls', async () => {
  let left: AbortSignal | undefined;

  const failure = withDeadline(1000, undefined, async ({ signal }) => {
    left = signal;
    throw new Error('one page failed');
  });

  await expect(failure).rejects.toThrow('one page failed');
  expect(left?.aborted).toBe(true);
});

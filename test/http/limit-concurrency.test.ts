import { getEventListeners } from 'node:events';
import { ImagepinError } from '../../src/errors';
import { limitConcurrency } from '../../src/http/limit-concurrency';
import { rejectionOf } from '../support/errors';
import { callContext } from '../support/requests';
import { settle } from '../support/waiting';

/** Calls that a test ends, and the number of them under way. */
function pendingCalls() {
  const started: string[] = [];
  const ends: ((failure?: Error) => void)[] = [];
  const call = limitConcurrency(2)(
    (name: string) =>
      new Promise<string>((resolve, reject) => {
        started.push(name);
        ends.push((failure) => (failure ? reject(failure) : resolve(name)));
      }),
  );
  const enqueue = (name: string, signal = new AbortController().signal) =>
    call(name, callContext({ signal }));
  return { started, ends, enqueue };
}

test('at most two calls run at once, and the others start in order', async () => {
  const { started, ends, enqueue } = pendingCalls();

  const all = ['a', 'b', 'c', 'd'].map((name) => enqueue(name));
  await settle();
  const first = [...started];
  ends[1]?.();
  await settle();
  const second = [...started];
  ends[0]?.();
  ends[2]?.();
  await settle();
  ends[3]?.();
  const replies = await Promise.all(all);

  expect(first).toEqual(['a', 'b']);
  expect(second).toEqual(['a', 'b', 'c']);
  expect(replies).toEqual(['a', 'b', 'c', 'd']);
});

test('a failed call frees its place', async () => {
  const { started, ends, enqueue } = pendingCalls();

  const failure = rejectionOf(enqueue('a'));
  void enqueue('b');
  void enqueue('c');
  await settle();
  ends[0]?.(new Error('reset'));
  await failure;
  await settle();

  expect(started).toEqual(['a', 'b', 'c']);
});

test('canceling removes a waiting call from the queue', async () => {
  const { started, ends, enqueue } = pendingCalls();
  const control = new AbortController();
  const reason = new ImagepinError('Cancelled', 'enough');

  void enqueue('a');
  void enqueue('b');
  const failure = rejectionOf(enqueue('c', control.signal));
  void enqueue('d');
  control.abort(reason);
  await settle();
  ends[0]?.();
  await settle();

  expect(await failure).toBe(reason);
  expect(started).toEqual(['a', 'b', 'd']);
});

test('a call with an aborted signal takes no place', async () => {
  const { started, enqueue } = pendingCalls();

  await rejectionOf(enqueue('a', AbortSignal.abort(new ImagepinError('Cancelled', 'enough'))));
  void enqueue('b');
  void enqueue('c');
  await settle();

  expect(started).toEqual(['b', 'c']);
});

test('canceling a running call does not change the queue', async () => {
  const { started, ends, enqueue } = pendingCalls();
  const control = new AbortController();

  void enqueue('a');
  void enqueue('b');
  void enqueue('c', control.signal);
  void enqueue('d');
  ends[0]?.();
  await settle();
  ends[0]?.();
  await settle();
  const listeners = getEventListeners(control.signal, 'abort');
  control.abort();
  await settle();

  expect(listeners).toHaveLength(0);
  expect(started).toEqual(['a', 'b', 'c']);
});

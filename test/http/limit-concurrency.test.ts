import { getEventListeners } from 'node:events';
import { ImagepinError } from '../../src/errors';
import { limitConcurrency } from '../../src/http/limit-concurrency';
import { rejectionOf } from '../support/errors';
import { callContext } from '../support/requests';
import { settle } from '../support/waiting';

/** A call whose answers come when they are told to, and which knows how many are under way. */
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
  const ask = (name: string, signal = new AbortController().signal) =>
    call(name, callContext({ signal }));
  return { started, ends, ask };
}

test('no more than two are under way, and the others follow in their order', async () => {
  const { started, ends, ask } = pendingCalls();

  const all = ['a', 'b', 'c', 'd'].map((name) => ask(name));
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

test('a call that fails gives its place away', async () => {
  const { started, ends, ask } = pendingCalls();

  const failure = rejectionOf(ask('a'));
  void ask('b');
  void ask('c');
  await settle();
  ends[0]?.(new Error('reset'));
  await failure;
  await settle();

  expect(started).toEqual(['a', 'b', 'c']);
});

test('one who waits and is canceled leaves the queue', async () => {
  const { started, ends, ask } = pendingCalls();
  const control = new AbortController();
  const reason = new ImagepinError('Cancelled', 'enough');

  void ask('a');
  void ask('b');
  const failure = rejectionOf(ask('c', control.signal));
  void ask('d');
  control.abort(reason);
  await settle();
  ends[0]?.();
  await settle();

  expect(await failure).toBe(reason);
  expect(started).toEqual(['a', 'b', 'd']);
});

test('one who is canceled already takes no place', async () => {
  const { started, ask } = pendingCalls();

  await rejectionOf(ask('a', AbortSignal.abort(new ImagepinError('Cancelled', 'enough'))));
  void ask('b');
  void ask('c');
  await settle();

  expect(started).toEqual(['b', 'c']);
});

test('canceling after the turn has come does not disturb the queue', async () => {
  const { started, ends, ask } = pendingCalls();
  const control = new AbortController();

  void ask('a');
  void ask('b');
  void ask('c', control.signal);
  void ask('d');
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

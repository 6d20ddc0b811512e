import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** The channel of Node that publishes each child process before it starts. */
const CHANNEL = 'child_process';

/** Runs the work of a library, and ends the processes that it starts when the signal is aborted. */
export async function endProcessesOnAbort<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = new AsyncLocalStorage<true>();
  const processes: ChildProcess[] = [];
  const onProcess = (message: unknown) => {
    if (scope.getStore()) {
      processes.push(Object(message).process);
    }
  };
  // Not the signal to terminate, which a process may ignore.
  const end = () => {
    for (const one of processes) {
      one.kill('SIGKILL');
    }
  };
  subscribe(CHANNEL, onProcess);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await scope.run(true, work);
  } finally {
    unsubscribe(CHANNEL, onProcess);
    signal.removeEventListener('abort', end);
  }
}

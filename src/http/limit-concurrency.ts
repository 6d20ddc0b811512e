import type { Layer } from './call';

/** Limits the number of concurrent calls; the others wait in the order of arrival. */
export function limitConcurrency(maxRunning: number): Layer {
  let running = 0;
  const waiting = new Set<() => void>();

  const enter = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const start = () => {
        signal.removeEventListener('abort', leave);
        waiting.delete(start);
        running += 1;
        resolve();
      };
      const leave = () => {
        waiting.delete(start);
        reject(signal.reason);
      };
      if (running < maxRunning) {
        start();
        return;
      }
      waiting.add(start);
      signal.addEventListener('abort', leave, { once: true });
    });

  const exit = (): void => {
    running -= 1;
    const [next] = waiting;
    next?.();
  };

  return (next) => async (request, context) => {
    await enter(context.signal);
    try {
      return await next(request, context);
    } finally {
      exit();
    }
  };
}

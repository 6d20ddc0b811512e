import { setMaxListeners } from 'node:events';
import type { CallContext } from '../http/call';
import type { Deadline } from '../http/deadline';
import type { Meter } from './meter';
import type { LookupOptions } from './settings';

const MAX_RETRIES = 12;

/** Creates the context of a lookup: deadline, cost and progress. */
export function createLookupContext(
  deadline: Deadline,
  { cost, read: readStats }: Meter,
  { onProgress }: LookupOptions,
): CallContext {
  const progressFailure = new AbortController();
  const signal = AbortSignal.any([deadline.signal, progressFailure.signal]);
  // Every list adds a listener.
  setMaxListeners(0, signal);
  const onReply = () => {
    try {
      onProgress?.(readStats());
    } catch (error) {
      // Aborts this lookup only, since others may wait for the same list.
      progressFailure.abort(error);
    }
  };
  return { ...deadline, signal, cost, retries: { left: MAX_RETRIES }, onReply };
}

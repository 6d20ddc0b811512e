import { setMaxListeners } from 'node:events';
import type { CallContext } from '../http/call';
import type { Deadline } from '../http/deadline';
import type { Meter } from './meter';
import type { LookupOptions } from './settings';

/** Repeated calls that one lookup may spend, over all of its pages. */
const MAX_RETRIES = 12;

/** The context of a lookup: its deadline, its cost, and the progress that it reports. */
export function createLookupContext(
  deadline: Deadline,
  { cost, read: readStats }: Meter,
  { onProgress }: LookupOptions,
): CallContext {
  const progressFailure = new AbortController();
  const signal = AbortSignal.any([deadline.signal, progressFailure.signal]);
  // As many listen as lists are read.
  setMaxListeners(0, signal);
  const onReply = () => {
    try {
      onProgress?.(readStats());
    } catch (error) {
      // Ends this lookup alone: others may wait for the same list.
      progressFailure.abort(error);
    }
  };
  return { ...deadline, signal, cost, retries: { left: MAX_RETRIES }, onReply };
}

import { isDeepStrictEqual } from 'node:util';
import { withoutEmpty } from '../../query/empty-arguments';
import type { Arguments, ArgumentValues } from '../argument-values';
import { Triggers } from '../pin-fields';
import { type PinHints, type PinState, requireSameSimulationMode } from './pin-state';

/** A pin and its new configuration. */
export interface PinChange {
  readonly prior: PinState;
  readonly next: Pick<ArgumentValues, 'known' | 'unknown'>;
  /** The canonical forms of both queries, as far as known; undefined where this version rejects a query. */
  readonly queries: { readonly prior: string | undefined; readonly next: string | undefined };
  /** Whether images are simulated now; undefined if unknown. */
  readonly simulated: boolean | undefined;
  readonly hints: PinHints;
}

/** The decision about a pin, which keeps its image unless it is replaced. */
export interface PinDecision {
  readonly action: 'keep' | 'update' | 'replace';
  /** The arguments that cause the replacement. */
  readonly replaces: readonly string[];
  /** The arguments that change in place. */
  readonly updates: readonly string[];
}

/**
 * Decides whether a pin keeps its image, which it does until the query or a trigger changes.
 * An imported pin adopts its first query for the same location, since no query has found its image.
 * Throws `InvalidQuery` for simulated images where a cloud is called, and vice versa.
 */
export function decidePin({ prior, next, queries, simulated, hints }: PinChange): PinDecision {
  requireSameSimulationMode(prior, simulated, hints);
  const changed = changedArguments(prior.known, next);
  const queryChanges = changed.filter((name) => name !== NON_QUERY_ARGUMENT);
  const otherChanges = changed.filter((name) => name === NON_QUERY_ARGUMENT);
  if (!keepsImage(queryChanges, { prior, next, queries })) {
    return { action: 'replace', replaces: queryChanges, updates: otherChanges };
  }
  const unadopted = prior.unadopted ? changedArguments(prior.unadopted, next) : [];
  const updates = [...new Set([...otherChanges, ...unadopted])];
  return { action: updates.length > 0 ? 'update' : 'keep', replaces: [], updates };
}

/** Whether a lookup must wait. An unknown trigger may depend on an image that is not built yet. */
export function isQueryUnknown({ unknown }: Pick<ArgumentValues, 'unknown'>): boolean {
  return [...unknown].some((name) => name !== NON_QUERY_ARGUMENT);
}

/** An argument that limits the duration of the lookup and does not affect its result. */
const NON_QUERY_ARGUMENT = 'timeoutSeconds';

/** Returns the changed arguments; an empty argument equals an absent one. */
function changedArguments(before: Arguments, { known, unknown }: PinChange['next']) {
  const [prior, next] = [withoutEmpty(before), withoutEmpty(known)];
  const names = new Set([...Object.keys(prior), ...Object.keys(next), ...unknown]);
  return [...names].filter(
    (name) => unknown.has(name) || !isDeepStrictEqual(prior[name], next[name]),
  );
}

function keepsImage(
  changed: readonly string[],
  { prior, next, queries }: Pick<PinChange, 'prior' | 'next' | 'queries'>,
): boolean {
  if (changed.length === 0) {
    return true;
  }
  if (prior.imported) {
    return isSameLocation(prior.known, next);
  }
  const isTriggered = changed.some((name) => name in Triggers.shape);
  const isSameQuery = queries.next !== undefined && queries.next === queries.prior;
  return !isTriggered && !isQueryUnknown(next) && isSameQuery;
}

/** Whether source and region are unchanged; other locations may reuse the id for another image. */
function isSameLocation(before: Arguments, { known, unknown }: PinChange['next']): boolean {
  return (
    unknown.has('source') ||
    ['source', 'region'].every(
      (name) => unknown.has(name) || before[name] === undefined || before[name] === known[name],
    )
  );
}

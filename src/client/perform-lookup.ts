import { createBudget } from '../http/budget';
import type { CallContext } from '../http/call';
import { type Deadline, withDeadline } from '../http/deadline';
import type { ListRequest, ReadList } from '../lookup/fetch-images';
import type { EvaluationOptions } from '../lookup/lookup';
import type { ParsedQuery } from '../lookup/parsed-query';
import type { Warning } from '../lookup/warnings';
import type { LookupKind } from '../query/query';
import type { Configuration } from './configuration';
import type { DefaultRegion } from './default-region';
import type { ListReader } from './list-cache';
import { type QueryDraft, withDefaultRegion } from './parse-query';
import type { LookupOptions, Stats } from './settings';

/** What the lookups of a client share. */
export interface SharedResources {
  readonly configuration: Configuration;
  readonly defaultRegion: DefaultRegion;
  readonly readList: ListReader;
  /** Returns a time in milliseconds, for differences only. */
  now(): number;
}

/** Reads and evaluates the lists of a query. */
type Evaluate<Result> = (
  parsed: ParsedQuery,
  read: ReadList,
  options: EvaluationOptions,
) => Promise<Result>;

export interface Lookup<Result> {
  readonly kind: LookupKind;
  readonly evaluate: Evaluate<Result>;
}

/** The fields that every lookup result has. */
export interface LookupOutcome {
  readonly warnings: readonly Warning[];
}

/** A result together with the cost of its lookup. */
export type WithStats<Result> = Result & { readonly stats: Stats };

const SIMULATED_WARNING: Warning = {
  code: 'Simulated',
  message: 'no cloud was queried: the images are simulated',
};

/** Runs one lookup: completes the query, reads the lists within the deadline, evaluates them. */
export async function performLookup<Result extends LookupOutcome>(
  evaluate: Evaluate<Result>,
  draft: QueryDraft,
  { signal, onProgress, fresh, brief }: LookupOptions,
  { configuration, defaultRegion, readList, now }: SharedResources,
): Promise<WithStats<Result>> {
  const start = now();
  const cost = { calls: 0, tries: 0 };
  const readStats = (): Stats => ({ ...cost, ms: Math.round(now() - start) });
  const seconds = draft.query.timeoutSeconds ?? configuration.timeoutSeconds;
  const result = await withDeadline(seconds * 1000, signal, async (deadline) => {
    const progress = reportProgress(() => onProgress?.(readStats()), deadline);
    const context = { ...createContext(deadline, cost, progress.report), fresh };
    const read = (request: ListRequest) => readList(request, context);
    const outcome = await evaluate(await withDefaultRegion(draft, defaultRegion), read, {
      brief,
      signal: deadline.signal,
    });
    await progress.settled();
    return outcome;
  });
  const simulated = configuration.simulate ? [SIMULATED_WARNING] : [];
  return { ...result, warnings: [...simulated, ...result.warnings], stats: readStats() };
}

/** Creates the context of a lookup. */
function createContext(
  { signal, msLeft }: Deadline,
  cost: CallContext['cost'],
  onReply: () => void,
): CallContext {
  return { signal, msLeft, cost, budget: createBudget(), onReply };
}

/** Calls the caller's progress function, of which an error or a rejection ends this lookup only. */
function reportProgress(callback: () => unknown, { abort }: Deadline) {
  const returned: Promise<unknown>[] = [];
  return {
    report: () => {
      try {
        const promise = Promise.resolve(callback());
        promise.catch(abort);
        returned.push(promise);
      } catch (error) {
        // Others may wait for the same list.
        abort(error);
      }
    },
    /** Resolves when every promise that the function has returned is resolved. */
    settled: () => Promise.all(returned),
  };
}

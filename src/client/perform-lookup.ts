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
    const reportProgress = () => onProgress?.(readStats());
    const context = { ...createContext(deadline, cost, reportProgress), fresh };
    const read = (request: ListRequest) => readList(request, context);
    return evaluate(await withDefaultRegion(draft, defaultRegion), read, { brief });
  });
  const simulated = configuration.simulate ? [SIMULATED_WARNING] : [];
  return { ...result, warnings: [...simulated, ...result.warnings], stats: readStats() };
}

/** Creates the context of a lookup; an error of the caller's progress function ends this lookup only. */
function createContext(
  deadline: Deadline,
  cost: CallContext['cost'],
  reportProgress: () => void,
): CallContext {
  const onReply = () => {
    try {
      reportProgress();
    } catch (error) {
      // Others may wait for the same list.
      deadline.abort(error);
    }
  };
  const { signal, msLeft } = deadline;
  return { signal, msLeft, cost, budget: createBudget(), onReply };
}

import { withDeadline } from '../http/deadline';
import type { ReadList } from '../lookup/fetch-images';
import type { ParsedQuery } from '../lookup/parsed-query';
import type { Warning } from '../lookup/warnings';
import type { LookupKind } from '../query/query';
import { checkOptions } from './check-options';
import type { Configuration } from './configuration';
import type { DefaultRegion } from './default-region';
import type { ListReader } from './list-cache';
import { createLookupContext } from './lookup-context';
import { startMeter } from './meter';
import { readQuery, withDefaultRegion } from './parse-query';
import type { LookupOptions, Stats } from './settings';

interface SharedResources {
  readonly configuration: Configuration;
  readonly defaultRegion: DefaultRegion;
  readonly readList: ListReader;
  /** Returns a time in milliseconds, for differences only. */
  now(): number;
}

/** A lookup to run. */
export interface Lookup<Result> {
  readonly kind: LookupKind;
  /** Evaluates the lists and returns the result. */
  evaluate(parsed: ParsedQuery, read: ReadList, now?: number, brief?: boolean): Promise<Result>;
  readonly input: unknown;
  readonly options?: LookupOptions | undefined;
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

/** Runs one lookup: reads and completes the query, reads the lists within the deadline, evaluates them. */
export async function performLookup<Result extends LookupOutcome>(
  { kind, evaluate, input, options = {} }: Lookup<Result>,
  { configuration, defaultRegion, readList, now }: SharedResources,
): Promise<WithStats<Result>> {
  checkOptions(options);
  const meter = startMeter(now);
  const draft = readQuery(input, kind);
  const seconds = draft.query.timeoutSeconds ?? configuration.timeoutSeconds;
  const result = await withDeadline(seconds * 1000, options.signal, async (deadline) => {
    const context = createLookupContext(deadline, meter, options);
    const read: ReadList = (parsed, listing, budget) =>
      readList({ parsed, listing, budget, fresh: options.fresh }, context);
    return evaluate(await withDefaultRegion(draft, defaultRegion), read, undefined, options.brief);
  });
  const simulated = configuration.simulate ? [SIMULATED_WARNING] : [];
  return { ...result, warnings: [...simulated, ...result.warnings], stats: meter.read() };
}

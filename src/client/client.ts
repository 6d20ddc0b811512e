import type * as z from 'zod';
import { openAgent } from '../http/agent';
import { readList } from '../lookup/fetch-images';
import {
  type ExplainOutcome,
  evaluateExplain,
  evaluateFind,
  evaluateList,
  type FindOutcome,
  type ListOutcome,
} from '../lookup/lookup';
import { canonicalQuery } from '../query/canonical-query';
import { getSource, type SourceId, type sources } from '../sources/registry';
import { checkLookupOptions, checkSettings } from './check-options';
import { readConfiguration } from './configuration';
import { createDefaultRegion } from './default-region';
import { type HostEnvironment, hostEnvironment } from './host-environment';
import { createInProcessSimulator } from './in-process-simulator';
import { createListCache, type ListReader } from './list-cache';
import { readQuery, withDefaultRegion } from './parse-query';
import {
  type Lookup,
  type LookupOutcome,
  performLookup,
  type SharedResources,
  type WithStats,
} from './perform-lookup';
import type { FindInput, ListInput } from './query-input';
import { createPageSender } from './send-page';
import type { LookupOptions, Settings } from './settings';

/** An image of a source, with the fields that only this source reports. */
export type SourceImage<Id extends SourceId = SourceId> = z.output<
  ReturnType<Extract<(typeof sources)[number], { id: Id }>['reply']>['imageSchema']
>;

/** The result of `findImage`. */
export type FindResult<Id extends SourceId = SourceId> = WithStats<FindOutcome<SourceImage<Id>>>;
/** The result of `listImages`. */
export type ListResult<Id extends SourceId = SourceId> = WithStats<ListOutcome<SourceImage<Id>>>;
/** The result of `explainImage`. */
export type ExplainResult<Id extends SourceId = SourceId> = WithStats<
  ExplainOutcome<SourceImage<Id>>
>;

/** Runs lookups that share connections, credentials and lists. */
export interface Client {
  /** Finds exactly one image. Throws `NoImageFound` or `AmbiguousMatch` with the explanation. */
  find<Id extends SourceId>(query: FindInput<Id>, options?: LookupOptions): Promise<FindResult<Id>>;
  /** Lists all matches, if any. */
  list<Id extends SourceId>(query: ListInput<Id>, options?: LookupOptions): Promise<ListResult<Id>>;
  /** Explains a find, whether or not exactly one image matches. */
  explain<Id extends SourceId>(
    query: FindInput<Id>,
    options?: LookupOptions,
  ): Promise<ExplainResult<Id>>;
  /**
   * Returns the query of a find as JSON with its region; the result is a valid query.
   * It does not depend on `timeoutSeconds` and the order of lists; an explicit default makes it another query.
   */
  canonicalize(query: FindInput): Promise<string>;
  /** Returns the region of a query that sets none; undefined if the source has no regions or none is configured. */
  defaultRegion(source: SourceId): Promise<string | undefined>;
  /** Whether the images are simulated. */
  readonly simulated: boolean;
  /** Cancels running lookups and closes all connections. */
  close(): Promise<void>;
}

/** How a client caches lists. */
export interface ListCacheOptions {
  /** How long lookups reuse a list, in milliseconds; an empty list is never cached. Default: 0. */
  readonly ttlMs?: number | undefined;
}

/** Opens a client. It reads, starts and connects nothing before the first lookup. */
export function openClient(
  settings: Settings = {},
  host: HostEnvironment = hostEnvironment,
  cacheOptions: ListCacheOptions = {},
): Client {
  checkSettings(settings);
  const shared = openResources(settings, host, cacheOptions);
  const client = {
    find: (...input: LookupInput) => perform(lookups.find, shared, ...input),
    list: (...input: LookupInput) => perform(lookups.list, shared, ...input),
    explain: (...input: LookupInput) => perform(lookups.explain, shared, ...input),
    canonicalize: (query: unknown) => canonicalize(query, shared),
    defaultRegion: async (id: string) => shared.defaultRegion(getSource(id)),
    simulated: shared.configuration.simulate,
    close: shared.close,
  };
  // The neutral lookup does not know the image type of the source.
  return Object.freeze(client as Client);
}

/** Connects the parts of a client; the settings are valid. */
export function openResources(
  { credentials = {}, ...settings }: Settings,
  host: HostEnvironment,
  cacheOptions: ListCacheOptions = {},
): SharedResources & Pick<Client, 'close'> {
  const configuration = readConfiguration(settings, host.env);
  const agent = openAgent({ environment: host.env });
  const simulator = createInProcessSimulator(configuration, host);
  const requestPage = createPageSender({ configuration, credentials, host, agent, simulator });
  const read: ListReader = (request, context) => readList(request, requestPage, context);
  return {
    configuration,
    defaultRegion: createDefaultRegion(configuration, host),
    readList: createListCache(read, { ...cacheOptions, now: host.now }),
    now: host.now,
    close: async () => {
      agent.close();
      await simulator.close();
    },
  };
}

export const lookups = {
  find: { kind: 'find', evaluate: evaluateFind },
  list: { kind: 'list', evaluate: evaluateList },
  explain: { kind: 'find', evaluate: evaluateExplain },
} as const;

type LookupInput = [query: unknown, options?: LookupOptions];

async function perform<Result extends LookupOutcome>(
  { kind, evaluate }: Lookup<Result>,
  shared: SharedResources,
  ...[query, options = {}]: LookupInput
): Promise<WithStats<Result>> {
  checkLookupOptions(options);
  return performLookup(evaluate, readQuery(query, kind), options, shared);
}

async function canonicalize(input: unknown, { defaultRegion }: SharedResources): Promise<string> {
  const { query } = await withDefaultRegion(readQuery(input, 'find'), defaultRegion);
  return canonicalQuery(query);
}

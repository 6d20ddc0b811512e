import type * as z from 'zod';
import { type Agent, openAgent } from '../http/agent';
import type { Lazy } from '../lazy';
import { readList } from '../lookup/fetch-images';
import {
  type ExplainOutcome,
  explainImage,
  type FindOutcome,
  findImage,
  type ListOutcome,
  listImages,
} from '../lookup/lookup';
import { canonicalQuery } from '../query/canonical-query';
import type { LookupKind } from '../query/query';
import type { Simulator } from '../simulator';
import { getSource, type SourceId, type sources } from '../sources/registry';
import { checkOptions } from './check-options';
import { credentialsByCloud } from './client-credentials';
import { readConfiguration } from './configuration';
import { createDefaultRegion } from './default-region';
import { type HostEnvironment, hostEnvironment } from './host-environment';
import { inProcessSimulator } from './in-process-simulator';
import { createListCache, type ListReader } from './list-cache';
import { readQuery, withDefaultRegion } from './parse-query';
import { type Lookup, type LookupOutcome, performLookup, type WithStats } from './perform-lookup';
import type { FindInput, ListInput } from './query-input';
import { createPageSender, type SendPage } from './send-page';
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
   * Neither the order of lists nor `timeoutSeconds` changes it, an explicit default does.
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
  { ttlMs }: ListCacheOptions = {},
): Client {
  const credentials = credentialsByCloud(settings.credentials);
  checkOptions(settings);
  const configuration = readConfiguration(settings, host.env);
  const defaultRegion = createDefaultRegion(configuration, host);
  const agent = openAgent({ environment: host.env });
  const simulator = inProcessSimulator(configuration.catalog, host);
  const sendPage = createPageSender({ configuration, credentials, host, agent, simulator });
  const cache = { ttlMs, now: host.now };
  const readCached = createListCache(createListReader(sendPage), cache);
  const shared = { configuration, defaultRegion, readList: readCached, now: host.now };
  const perform =
    <Result extends LookupOutcome>(kind: LookupKind, evaluate: Lookup<Result>['evaluate']) =>
    (input: unknown, options?: LookupOptions) =>
      performLookup({ kind, evaluate, input, options }, shared);
  const client = {
    find: perform('find', findImage),
    list: perform('list', listImages),
    explain: perform('find', explainImage),
    canonicalize: async (input: unknown) =>
      canonicalQuery((await withDefaultRegion(readQuery(input, 'find'), defaultRegion)).query),
    defaultRegion: async (id: string) => defaultRegion(getSource(id)),
    simulated: configuration.simulate,
    close: () => closeClient(agent, simulator),
  };
  // A source's reply yields its own image type, which the neutral lookup does not know.
  return Object.freeze(client as Client);
}

function createListReader(sendPage: SendPage): ListReader {
  return ({ parsed, listing, budget }, context) =>
    readList(parsed, listing, (query, parameters) => sendPage(query, parameters, context), budget);
}

async function closeClient(agent: Agent, simulator: Lazy<Promise<Simulator>>): Promise<void> {
  agent.close();
  // A simulator that failed to start has rejected the lookup that needed it.
  const running = await simulator.value?.catch(() => undefined);
  await running?.close();
}

import type * as z from 'zod';
import { openAgent } from '../http/agent';
import { type Lazy, lazy } from '../lazy';
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
import type { Simulator } from '../simulator';
import { getSource, type SourceId, type sources } from '../sources/registry';
import { checkOptions } from './check-options';
import { credentialsByCloud } from './client-credentials';
import { readConfiguration } from './configuration';
import { createDefaultRegion } from './default-region';
import { type HostEnvironment, hostEnvironment } from './host-environment';
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
  cacheOptions: ListCacheOptions = {},
): Client {
  checkOptions(settings);
  const credentials = credentialsByCloud(settings.credentials);
  const shared = openResources({ ...settings, credentials }, host, cacheOptions);
  const { configuration, defaultRegion, close } = shared;
  const perform =
    <Result extends LookupOutcome>({ kind, evaluate }: Lookup<Result>) =>
    async (input: unknown, options: LookupOptions = {}) => {
      checkOptions(options);
      return performLookup(evaluate, readQuery(input, kind), options, shared);
    };
  const client = {
    find: perform(lookups.find),
    list: perform(lookups.list),
    explain: perform(lookups.explain),
    canonicalize: async (input: unknown) =>
      canonicalQuery((await withDefaultRegion(readQuery(input, 'find'), defaultRegion)).query),
    defaultRegion: async (id: string) => defaultRegion(getSource(id)),
    simulated: configuration.simulate,
    close,
  };
  // A source's reply yields its own image type, which the neutral lookup does not know.
  return Object.freeze(client as Client);
}

/** The lookups by name. */
export const lookups = {
  find: { kind: 'find', evaluate: findImage },
  list: { kind: 'list', evaluate: listImages },
  explain: { kind: 'find', evaluate: explainImage },
} as const;

/** Connects the parts of a client; the settings are valid. */
export function openResources(
  settings: Settings,
  host: HostEnvironment,
  { ttlMs }: ListCacheOptions = {},
): SharedResources & Pick<Client, 'close'> {
  const configuration = readConfiguration(settings, host.env);
  const agent = openAgent({ environment: host.env });
  const simulator = inProcessSimulator(configuration.catalog, host);
  const { credentials = {} } = settings;
  const requestPage = createPageSender({ configuration, credentials, host, agent, simulator });
  const read: ListReader = (request, context) => readList(request, requestPage, context);
  return {
    configuration,
    defaultRegion: createDefaultRegion(configuration, host),
    readList: createListCache(read, { ttlMs, now: host.now }),
    now: host.now,
    close: async () => {
      agent.close();
      // A simulator that failed to start has rejected the lookup that needed it.
      const running = await simulator.value?.catch(() => undefined);
      await running?.close();
    },
  };
}

/** Returns the simulator of a client, which its first request starts, with the images of a catalog or generated ones. */
function inProcessSimulator(
  catalog: string | undefined,
  { readFile }: HostEnvironment,
): Lazy<Promise<Simulator>> {
  return lazy(async () => {
    const { startSimulator } = await import('../simulator');
    const { loadCatalog } = await import('../simulator/catalog/read-catalog');
    const simulator = await startSimulator({
      catalog: catalog === undefined ? undefined : await loadCatalog(catalog, readFile),
    });
    // A program that never closes the client must still be able to exit.
    simulator.unref();
    return simulator;
  });
}

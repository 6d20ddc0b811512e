import { setMaxListeners } from 'node:events';
import * as z from 'zod';
import type { Cloud } from '../clouds/cloud';
import type { CredentialsProvider } from '../clouds/credentials';
import { defaultRegionOf } from '../clouds/default-region';
import { findCredentials } from '../clouds/find-credentials';
import type { ApiParameters } from '../clouds/parameters';
import type { ApiReply } from '../clouds/read-reply';
import { sendRequest } from '../clouds/send-request';
import { ImagepinError } from '../errors';
import { openAgent } from '../http/agent';
import { type CallContext, layered } from '../http/call';
import { withDeadline } from '../http/deadline';
import { limitConcurrency } from '../http/limit-concurrency';
import { retry } from '../http/retry';
import { lazy, memoize } from '../lazy';
import { type ReadList, type RequestPage, readList } from '../lookup/fetch-images';
import { createListCache } from '../lookup/list-cache';
import * as lookup from '../lookup/lookup';
import type { Warning } from '../lookup/warnings';
import { canonicalQuery } from '../query/canonical-query';
import {
  type FindInput,
  type ListInput,
  type LookupKind,
  type ParsedQuery,
  parseQuery,
  parseSourceAndRegion,
  QueryArguments,
} from '../query/query';
import type { Simulator } from '../simulator';
import { loadCatalog } from '../simulator/catalog/load-catalog';
import { getSource, type SourceId, type sources } from '../sources/registry';
import { readConfiguration } from './configuration';
import {
  checkOptions,
  credentialsOf,
  type HostEnvironment,
  hostEnvironment,
  isCloudCredentials,
  type LookupOptions,
  type Settings,
  type Stats,
} from './settings';

/** An image of a source, with the fields of its own. */
export type SourceImage<Id extends SourceId = SourceId> = z.output<
  ReturnType<Extract<(typeof sources)[number], { id: Id }>['imageSchema']>
>;

type WithStats<Result> = Result & { readonly stats: Stats };
/** The answer of `findImage`. */
export type FindResult<Id extends SourceId = SourceId> = WithStats<
  lookup.FindOutcome<SourceImage<Id>>
>;
/** The answer of `listImages`. */
export type ListResult<Id extends SourceId = SourceId> = WithStats<
  lookup.ListOutcome<SourceImage<Id>>
>;
/** The answer of `explainImage`. */
export type ExplainResult<Id extends SourceId = SourceId> = WithStats<
  lookup.ExplainOutcome<SourceImage<Id>>
>;

/** Look-ups that share connections, keys and, while they are under way, equal requests. */
export interface Client {
  /** Exactly one image, or an error that explains. */
  find<Id extends SourceId>(query: FindInput<Id>, options?: LookupOptions): Promise<FindResult<Id>>;
  /** All images that match, perhaps none. */
  list<Id extends SourceId>(query: ListInput<Id>, options?: LookupOptions): Promise<ListResult<Id>>;
  /** The whole funnel of a pick, also when nothing or too much matches. */
  explain<Id extends SourceId>(
    query: FindInput<Id>,
    options?: LookupOptions,
  ): Promise<ExplainResult<Id>>;
  /**
   * The question of a pick as JSON, with the region that it resolves to.
   * The order of a list and the time for the look-up make no difference; a default that is stated does.
   * The text can be asked again when it is parsed.
   */
  canonicalize(query: FindInput): Promise<string>;
  /** The region of a question that names none; nothing where a source has no regions or none is configured. */
  defaultRegion(source: SourceId): Promise<string | undefined>;
  /** Whether no cloud is asked. */
  readonly simulated: boolean;
  /** Ends what is under way and leaves no socket open. */
  close(): Promise<void>;
}

/** Calls under way at once; the clouds throttle far above, and more gain little. */
const MAX_PARALLEL_CALLS = 16;
/** Repeated calls that one look-up may spend, over all of its pages. */
const MAX_RETRIES = 12;

const SIMULATOR_CREDENTIALS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };
const SIMULATED_WARNING: Warning = {
  code: 'Simulated',
  message: 'no cloud was asked: the images are simulated',
};

/** How a client treats its lists. */
export interface ListCacheOptions {
  /** How long a list answers further look-ups after it was read; an empty one never does. Default: 0. */
  readonly ttlMs?: number | undefined;
}

/** Opens a client. Nothing is read, started or connected before the first look-up. */
export function openClient(
  settings: Settings = {},
  host: HostEnvironment = hostEnvironment,
  { ttlMs }: ListCacheOptions = {},
): Client {
  checkOptions(settings);
  const configuration = readConfiguration(settings, host.env);
  const agent = openAgent({ environment: host.env });
  const simulator = lazy(() => startInProcessSimulator(configuration.catalog, host));
  const limitCalls = limitConcurrency(MAX_PARALLEL_CALLS);
  const callFor = memoize((cloud: Cloud) =>
    layered(sendRequest(agent, credentialsFor(cloud)), limitCalls, retry()),
  );
  const readCached = createListCache({ ttlMs, now: host.now });

  let boundCloud: Cloud | undefined;
  function credentialsFor(cloud: Cloud): CredentialsProvider {
    const { credentials } = settings;
    if (configuration.simulate || !credentials) {
      return findCredentials(
        cloud,
        host,
        configuration.simulate ? SIMULATOR_CREDENTIALS : undefined,
      );
    }
    if (isCloudCredentials(credentials)) {
      return findCredentials(cloud, host, credentialsOf(credentials, cloud));
    }
    boundCloud ??= cloud;
    if (boundCloud !== cloud) {
      throw new ImagepinError(
        'InvalidQuery',
        `the credentials are for ${boundCloud.id}, not for ${cloud.id}`,
        {
          path: ['credentials'],
          detail: 'State the credentials of each cloud under its name, or leave them out.',
        },
      );
    }
    return findCredentials(cloud, host, credentials);
  }

  async function parseWithDefaultRegion(kind: LookupKind, input: unknown): Promise<ParsedQuery> {
    const { source, region } = parseSourceAndRegion(input);
    const needsRegion = source.requiresRegion && region === undefined;
    return parseQuery(
      input,
      kind,
      needsRegion ? await defaultRegion(source.api.protocol.cloud) : undefined,
    );
  }

  async function defaultRegion(cloud: Cloud): Promise<string | undefined> {
    // What is simulated does not depend on files of a cloud.
    const readFile = configuration.simulate ? fileNotFound : host.readFile;
    return configuration.region ?? defaultRegionOf(cloud, { ...host, readFile });
  }

  async function callApi(
    { source: { api, id }, query: { region } }: ParsedQuery,
    parameters: ApiParameters,
    context: CallContext,
  ): Promise<ApiReply> {
    agent.closed.throwIfAborted();
    const endpoint = configuration.simulate
      ? (await simulator()).url
      : configuration.endpointOf(id, api.endpoint(region, configuration.network));
    context.cost.calls += 1;
    return callFor(api.protocol.cloud)({ api, endpoint, region, parameters }, context);
  }

  async function runLookup<Result extends { readonly warnings: readonly Warning[] }>(
    kind: LookupKind,
    lookUp: (parsed: ParsedQuery, read: ReadList, now?: number, brief?: boolean) => Promise<Result>,
    input: unknown,
    options: LookupOptions = {},
  ): Promise<WithStats<Result>> {
    checkOptions(options);
    const start = host.now();
    const cost = { calls: 0, tries: 0 };
    const stats = (): Stats => ({ ...cost, ms: Math.round(host.now() - start) });
    const seconds = readTimeoutSeconds(input) ?? configuration.timeoutSeconds;
    const outcome = await withDeadline(seconds * 1000, options.signal, async (deadline) => {
      const progressFailure = new AbortController();
      const signal = AbortSignal.any([deadline.signal, progressFailure.signal]);
      // As many listen as lists are read.
      setMaxListeners(0, signal);
      const onReply = () => {
        try {
          options.onProgress?.(stats());
        } catch (error) {
          // Others may wait for the same list.
          progressFailure.abort(error);
        }
      };
      const context = { ...deadline, signal, cost, retries: { left: MAX_RETRIES }, onReply };
      const readShared: ReadList = (parsed, listing, budget) => {
        const read = (sharedContext: CallContext) => {
          const requestPage: RequestPage = async (parsedQuery, parameters) => {
            const reply = await callApi(parsedQuery, parameters, sharedContext);
            sharedContext.onReply?.();
            return reply;
          };
          return readList(parsed, listing, requestPage, budget);
        };
        const cacheOptions = { isBounded: budget !== undefined, fresh: options.fresh };
        return readCached(parsed, listing, context, read, cacheOptions);
      };
      return lookUp(
        await parseWithDefaultRegion(kind, input),
        readShared,
        undefined,
        options.brief,
      );
    });
    const simulated = configuration.simulate ? [SIMULATED_WARNING] : [];
    return { ...outcome, warnings: [...simulated, ...outcome.warnings], stats: stats() };
  }

  const client = {
    find: (query: unknown, options?: LookupOptions) =>
      runLookup('find', lookup.findImage, query, options),
    list: (query: unknown, options?: LookupOptions) =>
      runLookup('list', lookup.listImages, query, options),
    explain: (query: unknown, options?: LookupOptions) =>
      runLookup('find', lookup.explainImage, query, options),
    defaultRegion: async (id: string) => {
      const { requiresRegion, api } = getSource(id);
      return requiresRegion ? defaultRegion(api.protocol.cloud) : undefined;
    },
    canonicalize: async (query: unknown) =>
      canonicalQuery((await parseWithDefaultRegion('find', query)).query),
    simulated: configuration.simulate,
    close: async () => {
      agent.close();
      // One that did not start has said why to the look-up that wanted it.
      const running = await simulator.promise?.catch(() => undefined);
      await running?.close();
    },
  };
  // A source's reply yields its own image type, which the neutral look-up does not know.
  return Object.freeze(client as Client);
}

/** Exactly one image, or an error that explains. */
export function findImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: Settings & LookupOptions,
): Promise<FindResult<Id>> {
  return withClient(options, (client, lookupOptions) => client.find<Id>(query, lookupOptions));
}

/** All images that match, perhaps none, in a total order. */
export function listImages<Id extends SourceId>(
  query: ListInput<Id>,
  options?: Settings & LookupOptions,
): Promise<ListResult<Id>> {
  return withClient(options, (client, lookupOptions) => client.list<Id>(query, lookupOptions));
}

/** The whole funnel of a pick, also when nothing or too much matches. */
export function explainImage<Id extends SourceId>(
  query: FindInput<Id>,
  options?: Settings & LookupOptions,
): Promise<ExplainResult<Id>> {
  return withClient(options, (client, lookupOptions) => client.explain<Id>(query, lookupOptions));
}

async function withClient<Result>(
  options: (Settings & LookupOptions) | undefined = {},
  lookUp: (client: Client, lookupOptions: LookupOptions) => Promise<Result>,
): Promise<Result> {
  checkOptions(options);
  const { signal, onProgress, fresh, brief, ...settings } = options;
  const client = openClient(settings);
  try {
    return await lookUp(client, { signal, onProgress, fresh, brief });
  } finally {
    await client.close();
  }
}

/** The deadline runs before the question is read; a value that is none is refused when it is. */
function readTimeoutSeconds(input: unknown): number | undefined {
  return TimeoutInput.safeParse(input).data?.timeoutSeconds;
}

const TimeoutInput = z.looseObject({ timeoutSeconds: QueryArguments.shape.timeoutSeconds });

async function fileNotFound(): Promise<never> {
  throw Object.assign(new Error('no file is read'), { code: 'ENOENT' });
}

/** Loaded only when nothing real is asked. */
async function startInProcessSimulator(
  catalog: string | undefined,
  { readFile }: HostEnvironment,
): Promise<Simulator> {
  const { startSimulator } = await import('../simulator');
  const simulator = await startSimulator({
    catalog: catalog === undefined ? undefined : await loadCatalog(catalog, readFile),
  });
  // A program that has its answers ends, though it never closes the client.
  simulator.unref();
  return simulator;
}

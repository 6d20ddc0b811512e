import { setMaxListeners } from 'node:events';
import * as z from 'zod';
import { loadCatalog } from './catalog';
import { readConfiguration } from './configuration';
import { ImagepinError } from './errors';
import { type Ask, type ReadList, readList } from './lookup/fetch';
import { canonicalQuery } from './lookup/identity';
import * as lookup from './lookup/lookup';
import {
  type Kind,
  type ListInput,
  type Parsed,
  type PickInput,
  parseAddress,
  parseQuery,
  Question,
} from './lookup/query';
import { shareLists } from './lookup/share';
import type { Warning } from './lookup/warn';
import { once, onceEach } from './once';
import {
  checkOptions,
  isByCloud,
  type Machine,
  type Run,
  type Settings,
  type Stats,
  thisMachine,
} from './settings';
import type { Simulator } from './simulator';
import { getSource, type SourceId, type sources } from './sources/registry';
import { openAgent } from './transport/agent';
import type { CredentialsProvider } from './transport/credentials';
import { findCredentials } from './transport/credentials/find';
import { regionOf } from './transport/credentials/region';
import { withDeadline } from './transport/deadline';
import { limit } from './transport/limit';
import { retry } from './transport/retry';
import { sendRequest } from './transport/send';
import { type Api, type ApiReply, type CallContext, layered } from './transport/transport';

type Cloud = Api['cloud'];

/** An image of a source, with the fields of its own. */
export type FoundImage<Id extends SourceId = SourceId> = z.output<
  ReturnType<Extract<(typeof sources)[number], { id: Id }>['image']>
>;

type Costed<Answer> = Answer & { readonly stats: Stats };
/** The answer of `findImage`. */
export type FindAnswer<Id extends SourceId = SourceId> = Costed<lookup.Pick<FoundImage<Id>>>;
/** The answer of `listImages`. */
export type ListAnswer<Id extends SourceId = SourceId> = Costed<lookup.List<FoundImage<Id>>>;
/** The answer of `explainImage`. */
export type ExplainAnswer<Id extends SourceId = SourceId> = Costed<lookup.Account<FoundImage<Id>>>;

/** Look-ups that share connections, keys and, while they are under way, equal requests. */
export interface Client {
  /** Exactly one image, or an error that explains. */
  find<Id extends SourceId>(query: PickInput<Id>, run?: Run): Promise<FindAnswer<Id>>;
  /** All images that match, perhaps none. */
  list<Id extends SourceId>(query: ListInput<Id>, run?: Run): Promise<ListAnswer<Id>>;
  /** The whole funnel of a pick, also when nothing or too much matches. */
  explain<Id extends SourceId>(query: PickInput<Id>, run?: Run): Promise<ExplainAnswer<Id>>;
  /**
   * The question of a pick as JSON, with the region that it resolves to.
   * The order of a list and the time for the look-up make no difference; a default that is stated does.
   * The text can be asked again when it is parsed.
   */
  canonicalize(query: PickInput): Promise<string>;
  /** The region of a question that names none; nothing where a source has no regions or none is configured. */
  regionOf(source: SourceId): Promise<string | undefined>;
  /** Whether no cloud is asked. */
  readonly simulated: boolean;
  /** Ends what is under way and leaves no socket open. */
  close(): Promise<void>;
}

/** Calls under way at once; the clouds throttle far above, and more gain little. */
const PARALLEL_CALLS = 16;
/** Repeated calls that one look-up may spend, over all of its pages. */
const RETRIES = 12;

const SIMULATOR_KEYS = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };
const SIMULATED: Warning = {
  code: 'Simulated',
  message: 'no cloud was asked: the images are simulated',
};

/** How a client treats its lists. */
export interface Keeping {
  /** How long a list answers further look-ups after it was read; an empty one never does. Default: 0. */
  readonly keepMs?: number | undefined;
}

/** Opens a client. Nothing is read, started or connected before the first look-up. */
export function openClient(
  settings: Settings = {},
  machine: Machine = thisMachine,
  { keepMs }: Keeping = {},
): Client {
  checkOptions(settings);
  const configuration = readConfiguration(settings, machine.env);
  const agent = openAgent({ environment: machine.env });
  const simulator = once(() => simulate(configuration.catalog, machine));
  const limited = limit(PARALLEL_CALLS);
  const callOf = onceEach((cloud: Cloud) =>
    layered(sendRequest(agent, credentialsOf(cloud)), limited, retry()),
  );
  const share = shareLists({ keepMs, now: machine.now });

  let keyed: Cloud | undefined;
  function credentialsOf(cloud: Cloud): CredentialsProvider {
    const { credentials } = settings;
    if (configuration.simulate || !credentials) {
      return findCredentials(cloud, machine, configuration.simulate ? SIMULATOR_KEYS : undefined);
    }
    if (isByCloud(credentials)) {
      return findCredentials(cloud, machine, credentials[cloud]);
    }
    keyed ??= cloud;
    if (keyed !== cloud) {
      throw new ImagepinError(
        'InvalidQuery',
        `the credentials are for ${keyed}, not for ${cloud}`,
        {
          path: ['credentials'],
          detail: 'State the credentials of each cloud under its name, or leave them out.',
        },
      );
    }
    return findCredentials(cloud, machine, credentials);
  }

  async function parse(kind: Kind, input: unknown): Promise<Parsed> {
    const { source, region } = parseAddress(input);
    const isOpen = source.regional && region === undefined;
    return parseQuery(input, kind, isOpen ? await usualRegion(source.api.cloud) : undefined);
  }

  async function usualRegion(cloud: Cloud): Promise<string | undefined> {
    // What is simulated does not depend on files of a cloud.
    const readFile = configuration.simulate ? noFile : machine.readFile;
    return configuration.region ?? regionOf(cloud, { ...machine, readFile });
  }

  async function call(
    { source: { api, id }, query: { region } }: Parsed,
    parameters: Readonly<Record<string, string>>,
    context: CallContext,
  ): Promise<ApiReply> {
    agent.closed.throwIfAborted();
    const endpoint = configuration.simulate
      ? (await simulator()).url
      : configuration.endpointOf(id, api.endpoint(region, configuration.network));
    context.cost.calls += 1;
    return callOf(api.cloud)({ api, endpoint, region, parameters }, context);
  }

  async function run<Answer extends { readonly warnings: readonly Warning[] }>(
    kind: Kind,
    answer: (parsed: Parsed, read: ReadList, now?: number, brief?: boolean) => Promise<Answer>,
    input: unknown,
    options: Run = {},
  ): Promise<Costed<Answer>> {
    checkOptions(options);
    const start = machine.now();
    const cost = { calls: 0, tries: 0 };
    const stats = (): Stats => ({ ...cost, ms: Math.round(machine.now() - start) });
    const seconds = statedTimeout(input) ?? configuration.timeoutSeconds;
    const answered = await withDeadline(seconds * 1000, options.signal, async (deadline) => {
      const failed = new AbortController();
      const signal = AbortSignal.any([deadline.signal, failed.signal]);
      // As many listen as lists are read.
      setMaxListeners(0, signal);
      const onAnswer = () => {
        try {
          options.onProgress?.(stats());
        } catch (error) {
          // Others may wait for the same list.
          failed.abort(error);
        }
      };
      const context = { ...deadline, signal, cost, retries: { left: RETRIES }, onAnswer };
      const readShared: ReadList = (parsed, listing, budget) => {
        const read = (joint: CallContext) => {
          const ask: Ask = async (asked, parameters) => {
            const reply = await call(asked, parameters, joint);
            joint.onAnswer?.();
            return reply;
          };
          return readList(parsed, listing, ask, budget);
        };
        const terms = { isBounded: budget !== undefined, fresh: options.fresh };
        return share(parsed, listing, context, read, terms);
      };
      return answer(await parse(kind, input), readShared, undefined, options.brief);
    });
    const simulated = configuration.simulate ? [SIMULATED] : [];
    return { ...answered, warnings: [...simulated, ...answered.warnings], stats: stats() };
  }

  const client = {
    find: (query: unknown, options?: Run) => run('pick', lookup.findImage, query, options),
    list: (query: unknown, options?: Run) => run('list', lookup.listImages, query, options),
    explain: (query: unknown, options?: Run) => run('pick', lookup.explainImage, query, options),
    regionOf: async (id: string) => {
      const { regional, api } = getSource(id);
      return regional ? usualRegion(api.cloud) : undefined;
    },
    canonicalize: async (query: unknown) => canonicalQuery((await parse('pick', query)).query),
    simulated: configuration.simulate,
    close: async () => {
      agent.close();
      // One that did not start has said why to the look-up that wanted it.
      const running = await simulator.made?.catch(() => undefined);
      await running?.close();
    },
  };
  // A source's reply yields its own image type, which the neutral look-up does not know.
  return Object.freeze(client as Client);
}

/** Exactly one image, or an error that explains. */
export function findImage<Id extends SourceId>(
  query: PickInput<Id>,
  options?: Settings & Run,
): Promise<FindAnswer<Id>> {
  return withClient(options, (client, run) => client.find<Id>(query, run));
}

/** All images that match, perhaps none, in a total order. */
export function listImages<Id extends SourceId>(
  query: ListInput<Id>,
  options?: Settings & Run,
): Promise<ListAnswer<Id>> {
  return withClient(options, (client, run) => client.list<Id>(query, run));
}

/** The whole funnel of a pick, also when nothing or too much matches. */
export function explainImage<Id extends SourceId>(
  query: PickInput<Id>,
  options?: Settings & Run,
): Promise<ExplainAnswer<Id>> {
  return withClient(options, (client, run) => client.explain<Id>(query, run));
}

async function withClient<Answer>(
  options: (Settings & Run) | undefined = {},
  ask: (client: Client, run: Run) => Promise<Answer>,
): Promise<Answer> {
  checkOptions(options);
  const { signal, onProgress, fresh, brief, ...settings } = options;
  const client = openClient(settings);
  try {
    return await ask(client, { signal, onProgress, fresh, brief });
  } finally {
    await client.close();
  }
}

/** The deadline runs before the question is read; a value that is none is refused when it is. */
function statedTimeout(input: unknown): number | undefined {
  return Timed.safeParse(input).data?.timeoutSeconds;
}

const Timed = z.looseObject({ timeoutSeconds: Question.shape.timeoutSeconds });

async function noFile(): Promise<never> {
  throw Object.assign(new Error('no file is read'), { code: 'ENOENT' });
}

/** Loaded only when nothing real is asked. */
async function simulate(catalog: string | undefined, { readFile }: Machine): Promise<Simulator> {
  const { startSimulator } = await import('./simulator');
  const simulator = await startSimulator({
    catalog: catalog === undefined ? undefined : await loadCatalog(catalog, readFile),
  });
  // A program that has its answers ends, though it never closes the client.
  simulator.unref();
  return simulator;
}

import { setMaxListeners } from 'node:events';
import { type PluginAttach, PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import {
  type CheckRequest,
  type CheckResponse,
  type ConfigureRequest,
  type ConfigureResponse,
  type CreateRequest,
  type CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  type DiffResponse,
  GetSchemaResponse,
  type InvokeRequest,
  type InvokeResponse,
  type ProviderHandshakeRequest,
  ProviderHandshakeResponse,
  type ReadRequest,
  type ReadResponse,
  type UpdateRequest,
  type UpdateResponse,
} from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { Client } from '../../../client/client';
import { ImagepinError } from '../../../errors';
import { didYouMean } from '../../../image/did-you-mean';
import { type Lazy, lazy } from '../../../lazy';
import type { ConfigStrings } from '../configuration';
import { toToken } from '../names';
import type { LookupSpec, PackageManifest } from '../package-manifest';
import type { EngineLog } from './engine-log';
import type { PulumiRequestContext } from './request-context';

/** What the plugin is. */
export interface PluginOptions {
  readonly version: string;
  readonly manifest: PackageManifest;
  /** The schema of the package, as JSON. */
  readonly schema: () => Promise<string>;
  /** Tells the engine at an address. */
  readonly openEngineLog: (address: string) => EngineLog;
  /** Where the engine is; one that attaches to the plugin says so later. */
  readonly engineAddress: string | undefined;
  /** The engine wants the plugin to end. */
  readonly onCancel: () => void;
}

/** Answers the calls of the protocol; what others there are, the plugin does not implement. */
interface Calls {
  handshake(request: ProviderHandshakeRequest): Promise<ProviderHandshakeResponse>;
  attach(request: PluginAttach): Promise<Empty>;
  getPluginInfo(request: Empty): Promise<PluginInfo>;
  getSchema(request: object): Promise<GetSchemaResponse>;
  checkConfig(request: CheckRequest): Promise<CheckResponse>;
  diffConfig(request: DiffRequest): Promise<DiffResponse>;
  configure(request: ConfigureRequest): Promise<ConfigureResponse>;
  invoke(request: InvokeRequest): Promise<InvokeResponse>;
  check(request: CheckRequest): Promise<CheckResponse>;
  diff(request: DiffRequest): Promise<DiffResponse>;
  create(request: CreateRequest): Promise<CreateResponse>;
  read(request: ReadRequest): Promise<ReadResponse>;
  update(request: UpdateRequest): Promise<UpdateResponse>;
  delete(request: DeleteRequest): Promise<Empty>;
  cancel(request: Empty): Promise<Empty>;
}

/** The calls, and where a bug is told. */
export interface PluginService extends Calls {
  logBug(stack: string): Promise<void>;
}

/** The provider behind the protocol. What asks is loaded by the first call that asks. */
export function createPluginService(options: PluginOptions): PluginService {
  const { functions, pins } = options.manifest;
  let stop = createStopController();
  let log: EngineLog =
    options.engineAddress === undefined
      ? async () => {}
      : options.openEngineLog(options.engineAddress);
  let client = lazyClient({});

  async function context(): Promise<PulumiRequestContext> {
    return { client: await client(), signal: stop.signal, log: (...entry) => log(...entry) };
  }

  /** The pin of a call, and what the call works with. */
  async function pinContext(request: { getUrn(): string }) {
    // The type stands last but one, after those of the parents.
    const type = request.getUrn().split('::')[2]?.split('$').at(-1) ?? '';
    return [findSpec(pins, type, 'resource'), await context()] as const;
  }

  return {
    logBug: (stack) => log('debug', stack),
    handshake: async () => {
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    },
    attach: async (request) => {
      log = options.openEngineLog(request.getAddress());
      stop = createStopController();
      return new Empty();
    },
    getPluginInfo: async () => {
      const info = new PluginInfo();
      info.setVersion(options.version);
      return info;
    },
    getSchema: async () => {
      const response = new GetSchemaResponse();
      response.setSchema(await options.schema());
      return response;
    },
    checkConfig: async (request) =>
      (await import('./configure')).checkConfig(request, options.manifest.secrets),
    diffConfig: async (request) => (await import('./configure')).diffConfig(request),
    configure: async (request) => {
      const { readConfig, capabilities } = await import('./configure');
      const previous = client.value?.catch(() => undefined);
      client = lazyClient(readConfig(request));
      await (await previous)?.close();
      await client();
      return capabilities();
    },
    invoke: async (request) => {
      const spec = findSpec(functions, request.getTok(), 'function');
      return (await import('./invoke')).invoke(request, spec, await context());
    },
    check: async (request) =>
      (await import('./pin-calls')).handleCheck(request, ...(await pinContext(request))),
    diff: async (request) =>
      (await import('./pin-calls')).handleDiff(request, ...(await pinContext(request))),
    create: async (request) =>
      (await import('./pin-calls')).handleCreate(request, ...(await pinContext(request))),
    read: async (request) =>
      (await import('./pin-calls')).handleRead(request, ...(await pinContext(request))),
    update: async (request) =>
      (await import('./pin-calls')).handleUpdate(request, ...(await pinContext(request))),
    delete: async () => new Empty(),
    cancel: async () => {
      stop.abort(new ImagepinError('Cancelled', 'the lookup was canceled'));
      options.onCancel();
      return new Empty();
    },
  };
}

/** Loaded and opened by the first call that needs it; what is wrong with the configuration fails every call. */
function lazyClient(config: ConfigStrings): Lazy<Promise<Client>> {
  return lazy(async () => (await import('../configured-clients')).openConfiguredClient(config));
}

function createStopController(): AbortController {
  const stop = new AbortController();
  // As many listen as lookups are under way.
  setMaxListeners(0, stop.signal);
  return stop;
}

function findSpec(
  specs: readonly (LookupSpec & { readonly name: string })[],
  token: string,
  what: string,
): LookupSpec {
  const found = specs.find(({ name }) => toToken(name) === token);
  if (!found) {
    const known = specs.map(({ name }) => toToken(name));
    throw new ImagepinError('InvalidQuery', `unknown ${what} "${token}"`, {
      detail: `${didYouMean(token, known)}Known: ${known.join(', ')}.`,
    });
  }
  return found;
}

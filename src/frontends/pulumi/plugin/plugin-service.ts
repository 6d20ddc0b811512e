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

/** The provider behind the protocol. The modules of a call are loaded by the first call that needs them. */
export function createPluginService(options: PluginOptions): PluginService {
  const { version, manifest, schema, onCancel } = options;
  const run = createPluginRun(options);

  /** Handles a call for a pin. */
  const onPin =
    <Request extends { getUrn(): string }, Response>(
      select: (
        calls: typeof import('./pin-calls'),
      ) => (request: Request, spec: LookupSpec, context: PulumiRequestContext) => Promise<Response>,
    ) =>
    async (request: Request): Promise<Response> => {
      const spec = findSpec(manifest.pins, pinTypeOf(request), 'resource');
      return select(await import('./pin-calls'))(request, spec, await run.context());
    };

  return {
    logBug: run.logBug,
    handshake: async () =>
      filled(new ProviderHandshakeResponse(), (response) => response.setAcceptSecrets(true)),
    attach: async (request) => {
      run.attach(request.getAddress());
      return new Empty();
    },
    getPluginInfo: async () => filled(new PluginInfo(), (info) => info.setVersion(version)),
    getSchema: async () => {
      const json = await schema();
      return filled(new GetSchemaResponse(), (response) => response.setSchema(json));
    },
    checkConfig: async (request) =>
      (await import('./configure')).checkConfig(request, manifest.secrets),
    diffConfig: async (request) => (await import('./configure')).diffConfig(request),
    configure: async (request) => {
      const { readConfig, capabilities } = await import('./configure');
      await run.configure(readConfig(request));
      return capabilities();
    },
    invoke: async (request) => {
      const spec = findSpec(manifest.functions, request.getTok(), 'function');
      return (await import('./invoke')).invoke(request, spec, await run.context());
    },
    check: onPin((calls) => calls.handleCheck),
    diff: onPin((calls) => calls.handleDiff),
    create: onPin((calls) => calls.handleCreate),
    read: onPin((calls) => calls.handleRead),
    update: onPin((calls) => calls.handleUpdate),
    delete: async () => new Empty(),
    cancel: async () => {
      run.stop();
      onCancel();
      return new Empty();
    },
  };
}

/** What the calls of a run share: the client as it is configured, the engine's log, and when to stop. */
function createPluginRun({ engineAddress, openEngineLog }: PluginOptions) {
  let controller = createStopController();
  let log: EngineLog = engineAddress === undefined ? async () => {} : openEngineLog(engineAddress);
  let client = lazyClient({});

  return {
    attach: (address: string) => {
      log = openEngineLog(address);
      controller = createStopController();
    },
    configure: async (config: ConfigStrings) => {
      const previous = client.value?.catch(() => undefined);
      client = lazyClient(config);
      await (await previous)?.close();
      await client();
    },
    context: async (): Promise<PulumiRequestContext> => ({
      client: await client(),
      signal: controller.signal,
      log: (...entry) => log(...entry),
    }),
    logBug: (stack: string) => log('debug', stack),
    stop: () => controller.abort(new ImagepinError('Cancelled', 'the lookup was canceled')),
  };
}

function filled<Message>(message: Message, fill: (message: Message) => void): Message {
  fill(message);
  return message;
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

/** The last type in a URN, after the types of the parents. */
function pinTypeOf(request: { getUrn(): string }): string {
  return request.getUrn().split('::')[2]?.split('$').at(-1) ?? '';
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

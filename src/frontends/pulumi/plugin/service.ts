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
import type { Client } from '../../../client';
import { ImagepinError } from '../../../errors';
import { didYouMean } from '../../../image/nearest';
import type { Texts } from '../configuration';
import { toToken } from '../names';
import type { Asking, Offered } from '../offered';
import type { Tell } from './engine';

/** What a call works with. */
export interface Surroundings {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** What the plugin is. */
export interface Plugin {
  readonly version: string;
  readonly offered: Offered;
  /** The schema of the package, as JSON. */
  readonly schema: () => Promise<string>;
  /** Tells the engine at an address. */
  readonly tellEngine: (address: string) => Tell;
  /** Where the engine is; one that attaches to the plugin says so later. */
  readonly engine: string | undefined;
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
export interface Service extends Calls {
  tellBug(stack: string): Promise<void>;
}

/** The provider behind the protocol. What asks is loaded by the first call that asks. */
export function createService(plugin: Plugin): Service {
  const { functions, pins } = plugin.offered;
  let stop = untilCanceled();
  let tell: Tell = plugin.engine === undefined ? async () => {} : plugin.tellEngine(plugin.engine);
  let texts: Texts = {};
  let client: Client | undefined;

  async function around(): Promise<Surroundings> {
    const { openConfigured } = await import('../clients');
    client ??= openConfigured(texts);
    return { client, signal: stop.signal, tell: (...said) => tell(...said) };
  }

  function pinOf(urn: string): Asking {
    // The type stands last but one, after those of the parents.
    const type = urn.split('::')[2]?.split('$').at(-1) ?? '';
    return find(pins, type, 'resource');
  }

  return {
    tellBug: (stack) => tell('debug', stack),
    handshake: async () => {
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    },
    attach: async (request) => {
      tell = plugin.tellEngine(request.getAddress());
      stop = untilCanceled();
      return new Empty();
    },
    getPluginInfo: async () => {
      const info = new PluginInfo();
      info.setVersion(plugin.version);
      return info;
    },
    getSchema: async () => {
      const response = new GetSchemaResponse();
      response.setSchema(await plugin.schema());
      return response;
    },
    checkConfig: async (request) =>
      (await import('./configure')).checkConfig(request, plugin.offered.secrets),
    diffConfig: async (request) => (await import('./configure')).diffConfig(request),
    configure: async (request) => {
      const { readConfig, capabilities } = await import('./configure');
      const { openConfigured } = await import('../clients');
      const before = client;
      client = undefined;
      await before?.close();
      texts = readConfig(request);
      client = openConfigured(texts);
      return capabilities();
    },
    invoke: async (request) => {
      const asking = find(functions, request.getTok(), 'function');
      return (await import('./invoke')).invoke(request, asking, await around());
    },
    check: async (request) =>
      (await import('./pin')).check(request, pinOf(request.getUrn()), await around()),
    diff: async (request) =>
      (await import('./pin')).diff(request, pinOf(request.getUrn()), await around()),
    create: async (request) =>
      (await import('./pin')).create(request, pinOf(request.getUrn()), await around()),
    read: async (request) =>
      (await import('./pin')).read(request, pinOf(request.getUrn()), await around()),
    update: async (request) =>
      (await import('./pin')).update(request, pinOf(request.getUrn()), await around()),
    delete: async () => new Empty(),
    cancel: async () => {
      stop.abort(new ImagepinError('Cancelled', 'the look-up was canceled'));
      plugin.onCancel();
      return new Empty();
    },
  };
}

function untilCanceled(): AbortController {
  const stop = new AbortController();
  // As many listen as look-ups are under way.
  setMaxListeners(0, stop.signal);
  return stop;
}

function find(
  all: readonly (Asking & { readonly name: string })[],
  token: string,
  what: string,
): Asking {
  const found = all.find(({ name }) => toToken(name) === token);
  if (!found) {
    const known = all.map(({ name }) => toToken(name));
    throw new ImagepinError('InvalidQuery', `unknown ${what} "${token}"`, {
      detail: `${didYouMean(token, known)}Known ones: ${known.join(', ')}.`,
    });
  }
  return found;
}

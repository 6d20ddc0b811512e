import { type PluginAttach, PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { GetSchemaResponse, ProviderHandshakeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { createPluginRun, type PluginRun, type PluginRunOptions } from './plugin-run';

/** What differs from process to process. */
export interface PluginOptions extends PluginRunOptions {
  readonly version: string;
  /** Returns the schema of the package, as JSON. */
  readonly schema: () => Promise<string>;
  /** Called when the engine wants the plugin to end. */
  readonly onCancel: () => void;
}

/** Handles a call of the protocol; the stubs check the type of its request. */
export type CallHandler = (request: never) => Promise<object>;

/** The handlers of calls that need the core, each in a module that its first call loads. */
const HANDLERS: Readonly<
  Record<string, () => Promise<(request: never, run: PluginRun) => Promise<object>>>
> = {
  checkConfig: async () => (await import('./configure')).checkConfig,
  diffConfig: async () => (await import('./configure')).diffConfig,
  configure: async () => (await import('./configure')).configure,
  invoke: async () => (await import('./invoke')).invoke,
  check: async () => (await import('./pin-calls')).check,
  diff: async () => (await import('./pin-calls')).diff,
  create: async () => (await import('./pin-calls')).create,
  read: async () => (await import('./pin-calls')).read,
  update: async () => (await import('./pin-calls')).update,
};

export type PluginService = ReturnType<typeof createPluginService>;

/** Creates the provider behind the protocol: the implemented calls by name. */
export function createPluginService(options: PluginOptions) {
  const run = createPluginRun(options);
  const handlers = Object.entries(HANDLERS).map(([name, load]): [string, CallHandler] => [
    name,
    async (request) => (await load())(request, run),
  ]);
  return {
    logBug: run.logBug,
    calls: {
      ...Object.fromEntries(handlers),
      handshake: async () => new ProviderHandshakeResponse().setAcceptSecrets(true),
      attach: async (request: PluginAttach) => {
        run.attach(request.getAddress());
        return new Empty();
      },
      getPluginInfo: async () => new PluginInfo().setVersion(options.version),
      getSchema: async () => new GetSchemaResponse().setSchema(await options.schema()),
      delete: async () => new Empty(),
      cancel: async () => {
        run.stop();
        options.onCancel();
        return new Empty();
      },
    },
  };
}

import type { Client } from '../../../client/client';
import { ImagepinError } from '../../../errors';
import { didYouMean } from '../../../image/did-you-mean';
import { type Lazy, lazy } from '../../../lazy';
import { createStopSignal } from '../../stop-signal';
import type { ConfigStrings } from '../configuration';
import { toToken } from '../names';
import type { LookupSpec, PackageManifest } from '../package-manifest';
import type { EngineLog } from './engine-log';

export interface PluginRunOptions {
  readonly manifest: PackageManifest;
  readonly openEngineLog: (address: string) => EngineLog;
  /** The address of the engine; undefined until one attaches to the plugin. */
  readonly engineAddress: string | undefined;
}

/** The state that the calls of a run share. */
export type PluginRun = ReturnType<typeof createPluginRun>;

export function createPluginRun({ manifest, openEngineLog, engineAddress }: PluginRunOptions) {
  let stopSignal = createStopSignal();
  let log: EngineLog = engineAddress === undefined ? async () => {} : openEngineLog(engineAddress);
  let client = lazyClient({});

  async function contextOf(specs: readonly LookupSpec[], token: string, kind: string) {
    const spec = findSpec(specs, token, kind);
    return { spec, client: await client(), signal: stopSignal.signal, log };
  }

  return {
    manifest,
    /** Connects to an engine that attaches to the running plugin. */
    attach(address: string) {
      log = openEngineLog(address);
      stopSignal = createStopSignal();
    },
    /** Opens the client of a configuration; unless it is valid, all lookups fail. */
    async configure(config: ConfigStrings) {
      const previous = client.value?.catch(() => undefined);
      client = lazyClient(config);
      await (await previous)?.close();
      await client();
    },
    functionContext: (token: string) => contextOf(manifest.functions, token, 'function'),
    pinContext: (request: { getUrn(): string }) =>
      contextOf(manifest.pins, pinTypeOf(request), 'resource'),
    logBug: (stack: string) => log('debug', stack),
    stop: () => stopSignal.stop(),
  };
}

function lazyClient(config: ConfigStrings): Lazy<Promise<Client>> {
  return lazy(async () => (await import('../configuration')).openConfiguredClient(config));
}

/** The last type in a URN, after the types of the parents. */
function pinTypeOf(request: { getUrn(): string }): string {
  return request.getUrn().split('::')[2]?.split('$').at(-1) ?? '';
}

function findSpec(specs: readonly LookupSpec[], token: string, kind: string): LookupSpec {
  const spec = specs.find(({ name }) => toToken(name) === token);
  if (!spec) {
    const known = specs.map(({ name }) => toToken(name));
    throw new ImagepinError('InvalidQuery', `unknown ${kind} "${token}"`, {
      detail: `${didYouMean(token, known)}Known: ${known.join(', ')}.`,
    });
  }
  return spec;
}

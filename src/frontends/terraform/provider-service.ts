import { setMaxListeners } from 'node:events';
import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { type Block, type LookupBlock, providerSchema } from '../provider/schema';
import type { ConfiguredProvider } from './configured-provider';
import { toErrorDiagnostic } from './diagnostic';
import { CAPABILITIES, encodeSchema } from './encoded-schema';
import type { Log } from './log';
import { createReplacedPins } from './pin/replaced-pins';
import type { PinRequestContext } from './pin/request-context';
import type { CallName, Request, Response } from './protocol/messages';
import { decodeValue, type TerraformValue } from './terraform-value';
import { upgradeState } from './upgrade-state';

/** Answers every call of the protocol; what is encoded already is sent as it is. */
export type ProviderService = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Response<Name> | Buffer>;
};

/** The provider behind the protocol. The modules of a call are loaded by the first call that needs them. */
export function createProviderService(log: Log): ProviderService {
  const run = createProviderRun(log);
  const { context, onProvider, onBlock, onPin } = run;
  const validateLookup = (
    blocks: Readonly<Record<string, LookupBlock>>,
    { typeName, config }: Request<'ValidateDataResourceConfig' | 'ValidateResourceConfig'>,
  ) =>
    onBlock(blocks, typeName, async (block) =>
      (await import('./data-source')).validateLookupConfig(decodeValue(config), block),
    );

  return {
    GetMetadata: async () => ({
      serverCapabilities: CAPABILITIES,
      dataSources: Object.keys(providerSchema().dataSources).map((typeName) => ({ typeName })),
      resources: Object.keys(providerSchema().resources).map((typeName) => ({ typeName })),
    }),
    GetProviderSchema: async () => encodeSchema(),
    ValidateProviderConfig: ({ config }) =>
      onProvider(async (block) => {
        const { validateProviderConfig } = await import('./provider-block');
        return validateProviderConfig(decodeValue(config), block);
      }),
    ConfigureProvider: ({ config }) =>
      onProvider((block) => run.configure(decodeValue(config), block)),
    ValidateDataResourceConfig: (request) => validateLookup(providerSchema().dataSources, request),
    ValidateResourceConfig: (request) => validateLookup(providerSchema().resources, request),
    ReadDataSource: ({ typeName, config, clientCapabilities }) =>
      onBlock(providerSchema().dataSources, typeName, async (block) => {
        const { readDataSource } = await import('./data-source');
        const canDefer = clientCapabilities?.deferralAllowed === true;
        return readDataSource(decodeValue(config), block, await context(), canDefer);
      }),
    UpgradeResourceState: ({ typeName, version, rawState }) =>
      onBlock(providerSchema().resources, typeName, async (block) =>
        upgradeState({ version, json: decodeText(rawState?.json) }, block),
      ),
    ReadResource: (request) =>
      onPin(request, async (pin) => (await import('./pin/read')).readPin(request, pin)),
    PlanResourceChange: (request) =>
      onPin(request, async (pin) => (await import('./pin/plan')).planPin(request, pin)),
    ApplyResourceChange: (request) =>
      onPin(request, async (pin) => (await import('./pin/apply')).applyPin(request, pin)),
    ImportResourceState: (request) =>
      onPin(request, async (pin) => (await import('./pin/import')).importPin(request, pin)),
    StopProvider: run.stop,
  };
}

/** What the calls of a run share: the provider as it is configured, and how a call reaches its block. */
function createProviderRun(log: Log) {
  const controller = new AbortController();
  // Each lookup in progress adds a listener.
  setMaxListeners(0, controller.signal);
  const replaced = createReplacedPins();
  let configured: ConfiguredProvider | undefined;

  async function configure(config: TerraformValue, block: Block) {
    const { configureProvider } = await import('./configured-provider');
    const previous = configured;
    replaced.clear();
    configured = configureProvider(config, block);
    await previous?.client.close();
    return {};
  }

  async function context() {
    const { configureProvider } = await import('./configured-provider');
    configured ??= configureProvider(null, providerSchema().provider);
    return { provider: configured, signal: controller.signal, log, replaced };
  }

  function onProvider<Answer extends object>(handle: (block: Block) => Promise<Answer>) {
    return withDiagnostics(providerSchema().provider, log, () => handle(providerSchema().provider));
  }

  function onBlock<Answer extends object>(
    blocks: Readonly<Record<string, LookupBlock>>,
    typeName = '',
    handle: (block: LookupBlock) => Promise<Answer>,
  ) {
    const block = Object.hasOwn(blocks, typeName) ? blocks[typeName] : undefined;
    return withDiagnostics(block, log, async () =>
      handle(block ?? rejectUnknownType(typeName, Object.keys(blocks))),
    );
  }

  function onPin<Answer extends object>(
    { typeName }: { readonly typeName?: string | undefined },
    handle: (context: PinRequestContext) => Promise<Answer>,
  ) {
    return onBlock(providerSchema().resources, typeName, async (block) =>
      handle({ ...(await context()), block }),
    );
  }

  async function stop() {
    controller.abort(new ImagepinError('Cancelled', 'the lookup was canceled'));
    return {};
  }

  return { configure, context, onProvider, onBlock, onPin, stop };
}

/** Turns an error into a diagnostic, at the attribute to blame if there is one. */
async function withDiagnostics<Answer extends object>(
  block: Block | undefined,
  log: Log,
  handle: () => Promise<Answer>,
) {
  try {
    return await handle();
  } catch (error) {
    if (!ImagepinError.is(error)) {
      // The properties of an error may hold a signed request; its stack does not.
      log('error', 'unexpected error', {
        stack: error instanceof Error ? error.stack : undefined,
      });
    }
    return { diagnostics: [toErrorDiagnostic(error, block)] };
  }
}

function rejectUnknownType(typeName: string, known: readonly string[]): never {
  throw new ImagepinError('InvalidQuery', `unknown type "${typeName}"`, {
    detail: `${didYouMean(typeName, known)}Known types: ${known.join(', ')}.`,
  });
}

function decodeText(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString('utf8');
}

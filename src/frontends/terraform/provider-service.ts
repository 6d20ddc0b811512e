import { setMaxListeners } from 'node:events';
import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { lazy } from '../../lazy';
import { type Block, type LookupBlock, providerSchema } from '../provider/schema';
import type { ConfiguredProvider } from './configured-provider';
import { toErrorDiagnostic } from './diagnostic';
import { CAPABILITIES, encodeSchema } from './encoded-schema';
import type { Log } from './log';
import { createReplacedPins } from './pin/replaced-pins';
import type { PinRequestContext } from './pin/request-context';
import type { CallName, Request, Response } from './protocol/messages';
import { decodeValue } from './terraform-value';
import { upgradeState } from './upgrade-state';

/** Answers every call of the protocol; what is encoded already is sent as it is. */
export type ProviderService = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Response<Name> | Buffer>;
};

/** The provider behind the protocol. What asks is loaded by the first call that asks. */
export function createProviderService(log: Log): ProviderService {
  // Not every launch needs it.
  const schema = lazy(providerSchema);
  const stop = new AbortController();
  const { signal } = stop;
  // As many listen as lookups are under way.
  setMaxListeners(0, signal);
  const replaced = createReplacedPins();
  let configuredProvider: ConfiguredProvider | undefined;

  const context = async () => ({ provider: await currentProvider(), signal, log, replaced });

  /** Answers what a block asks. */
  function withBlock<Answer extends object>(
    blocks: Readonly<Record<string, LookupBlock>>,
    typeName = '',
    handle: (block: LookupBlock) => Promise<Answer>,
  ) {
    const block = Object.hasOwn(blocks, typeName) ? blocks[typeName] : undefined;
    return withDiagnostics(block, async () =>
      handle(block ?? rejectUnknownType(typeName, Object.keys(blocks))),
    );
  }

  /** Answers a call for a pin. */
  function withPin<Answer extends object>(
    { typeName }: { readonly typeName?: string | undefined },
    handle: (context: PinRequestContext) => Promise<Answer>,
  ) {
    return withBlock(schema().resources, typeName, async (block) =>
      handle({ ...(await context()), block }),
    );
  }

  /** Whatever goes wrong is a diagnostic, at the attribute to blame where there is one. */
  async function withDiagnostics<Answer extends object>(
    block: Block | undefined,
    handle: () => Promise<Answer>,
  ) {
    try {
      return await handle();
    } catch (error) {
      if (!ImagepinError.is(error)) {
        // What hangs on an error may hold a signed request; its stack does not.
        log('error', 'unexpected error', {
          stack: error instanceof Error ? error.stack : undefined,
        });
      }
      return { diagnostics: [toErrorDiagnostic(error, block)] };
    }
  }

  async function currentProvider(): Promise<ConfiguredProvider> {
    const { configureProvider } = await import('./configured-provider');
    configuredProvider ??= configureProvider(null, schema().provider);
    return configuredProvider;
  }

  return {
    GetMetadata: async () => ({
      serverCapabilities: CAPABILITIES,
      dataSources: Object.keys(schema().dataSources).map((typeName) => ({ typeName })),
      resources: Object.keys(schema().resources).map((typeName) => ({ typeName })),
    }),
    GetProviderSchema: async () => encodeSchema(),
    ValidateProviderConfig: ({ config }) =>
      withDiagnostics(schema().provider, async () => {
        const { validateProviderConfig } = await import('./validate-provider-config');
        const validationErrors = validateProviderConfig(decodeValue(config), schema().provider);
        return {
          diagnostics: validationErrors.map((validationError) =>
            toErrorDiagnostic(validationError, schema().provider),
          ),
        };
      }),
    ConfigureProvider: ({ config }) =>
      withDiagnostics(schema().provider, async () => {
        const { configureProvider } = await import('./configured-provider');
        const previous = configuredProvider;
        replaced.clear();
        configuredProvider = configureProvider(decodeValue(config), schema().provider);
        await previous?.client.close();
        return {};
      }),
    ValidateDataResourceConfig: ({ typeName, config }) =>
      withBlock(schema().dataSources, typeName, async (block) => {
        const { validateLookupConfig } = await import('./data-source');
        return validateLookupConfig(decodeValue(config), block);
      }),
    ValidateResourceConfig: ({ typeName, config }) =>
      withBlock(schema().resources, typeName, async (block) => {
        const { validateLookupConfig } = await import('./data-source');
        return validateLookupConfig(decodeValue(config), block);
      }),
    ReadDataSource: ({ typeName, config, clientCapabilities }) =>
      withBlock(schema().dataSources, typeName, async (block) => {
        const { readDataSource } = await import('./data-source');
        const canDefer = clientCapabilities?.deferralAllowed === true;
        return readDataSource(decodeValue(config), block, await context(), canDefer);
      }),
    UpgradeResourceState: ({ typeName, version, rawState }) =>
      withBlock(schema().resources, typeName, async (block) =>
        upgradeState({ version, json: decodeText(rawState?.json) }, block),
      ),
    ReadResource: (request) =>
      withPin(request, async (pin) => (await import('./pin/read')).readPin(request, pin)),
    PlanResourceChange: (request) =>
      withPin(request, async (pin) => (await import('./pin/plan')).planPin(request, pin)),
    ApplyResourceChange: (request) =>
      withPin(request, async (pin) => (await import('./pin/apply')).applyPin(request, pin)),
    ImportResourceState: (request) =>
      withPin(request, async (pin) => (await import('./pin/import')).importPin(request, pin)),
    StopProvider: async () => {
      stop.abort(new ImagepinError('Cancelled', 'the lookup was canceled'));
      return {};
    },
  };
}

function rejectUnknownType(typeName: string, known: readonly string[]): never {
  throw new ImagepinError('InvalidQuery', `unknown type "${typeName}"`, {
    detail: `${didYouMean(typeName, known)}Known types: ${known.join(', ')}.`,
  });
}

function decodeText(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString('utf8');
}

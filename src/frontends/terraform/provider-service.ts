import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { type Block, type LookupBlock, providerSchema } from '../provider/schema';
import { createStopSignal } from '../stop-signal';
import type { ConfiguredProvider } from './configured-provider';
import type { BlockContext } from './data-source';
import { toErrorDiagnostic } from './diagnostic';
import { CAPABILITIES, encodeSchema } from './encoded-schema';
import type { Log } from './log';
import type { ReplacedPins } from './pin/private-state';
import type { CallName, Request, Response } from './protocol/messages';

/** Answers every call of the protocol; replies that are already encoded are sent unchanged. */
export type ProviderService = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Response<Name> | Buffer>;
};

/** The provider behind the protocol: the block and the handler of each call, which its first call loads. */
export function createProviderService(log: Log): ProviderService {
  const { on, configure, stop } = createProviderRun(log);
  const { provider, dataSource, pin } = blocks;
  return {
    GetMetadata: async () => ({
      serverCapabilities: CAPABILITIES,
      dataSources: Object.keys(providerSchema().dataSources).map((typeName) => ({ typeName })),
      resources: Object.keys(providerSchema().resources).map((typeName) => ({ typeName })),
    }),
    GetProviderSchema: async () => encodeSchema(),
    ValidateProviderConfig: on(
      provider,
      async () => (await import('./configured-provider')).validateProviderConfig,
    ),
    ConfigureProvider: on(provider, async () => configure),
    ValidateDataResourceConfig: on(
      dataSource,
      async () => (await import('./data-source')).validateLookupConfig,
    ),
    ValidateResourceConfig: on(
      pin,
      async () => (await import('./data-source')).validateLookupConfig,
    ),
    ReadDataSource: on(dataSource, async () => (await import('./data-source')).readDataSource),
    UpgradeResourceState: on(pin, async () => (await import('./upgrade-state')).upgradeState),
    ReadResource: on(pin, async () => (await import('./pin/read')).readPin),
    PlanResourceChange: on(pin, async () => (await import('./pin/plan')).planPin),
    ApplyResourceChange: on(pin, async () => (await import('./pin/apply')).applyPin),
    ImportResourceState: on(pin, async () => (await import('./pin/read')).importPinState),
    StopProvider: async () => {
      stop();
      return {};
    },
  };
}

/** What all requests for a data source or a resource have in common. */
interface TypedRequest {
  /** The type of the block, such as `imagepin_image`. */
  readonly typeName?: string | undefined;
}

/** How a call finds its block. */
const blocks = {
  provider: () => providerSchema().provider,
  dataSource: ({ typeName }: TypedRequest) => findBlock(providerSchema().dataSources, typeName),
  pin: ({ typeName }: TypedRequest) => findBlock(providerSchema().resources, typeName),
};

function findBlock(known: Readonly<Record<string, LookupBlock>>, typeName = ''): LookupBlock {
  const block = Object.hasOwn(known, typeName) ? known[typeName] : undefined;
  if (!block) {
    const names = Object.keys(known);
    throw new ImagepinError('InvalidQuery', `unknown type "${typeName}"`, {
      detail: `${didYouMean(typeName, names)}Known types: ${names.join(', ')}.`,
    });
  }
  return block;
}

/** The state that the calls of a run share, and the functions that run their handlers. */
function createProviderRun(log: Log) {
  const { signal, stop } = createStopSignal();
  const replaced: ReplacedPins = new Map();
  let configured: ConfiguredProvider | undefined;

  async function configure({ config }: Request<'ConfigureProvider'>, { block }: { block: Block }) {
    const { configureProvider } = await import('./configured-provider');
    const previous = configured;
    replaced.clear();
    configured = configureProvider(config, block);
    await previous?.client.close();
    return {};
  }

  async function provider(): Promise<ConfiguredProvider> {
    const { configureProvider } = await import('./configured-provider');
    configured ??= configureProvider(undefined, providerSchema().provider);
    return configured;
  }

  /** Handles a call; an error becomes a diagnostic, at the attribute to blame if there is one. */
  const on =
    <Input, FoundBlock extends Block, Output extends object>(
      findBlock: (request: Input) => FoundBlock,
      loadHandler: () => Promise<
        (request: Input, context: BlockContext<FoundBlock>) => Promise<Output>
      >,
    ) =>
    async (request: Input) => {
      let block: FoundBlock | undefined;
      try {
        block = findBlock(request);
        const handle = await loadHandler();
        return await handle(request, { block, provider, replaced, signal, log });
      } catch (error) {
        if (!ImagepinError.is(error)) {
          // The properties of an error may hold a signed request; its stack does not.
          const stack = error instanceof Error ? error.stack : undefined;
          log('error', 'unexpected error', { stack });
        }
        return { diagnostics: [toErrorDiagnostic(error, block)] };
      }
    };

  return { on, configure, stop };
}

import { setMaxListeners } from 'node:events';
import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/nearest';
import { type Asking, type Block, providerSchema } from '../provider/schema';
import { toError } from './diagnostic';
import type { Log } from './log';
import { keepReplacedPins } from './pin/replaced';
import type { CallName, Request, Response } from './protocol/messages';
import type { Provider } from './provider';
import { CAPABILITIES, toldSchema } from './told-schema';
import { upgradeState } from './upgrade';
import { readValue } from './value';

/** Answers every call of the protocol; what is encoded already is sent as it is. */
export type Service = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Response<Name> | Buffer>;
};

/** The provider behind the protocol. What asks is loaded by the first call that asks. */
export function createService(log: Log): Service {
  const schema = lazily(providerSchema);
  const stop = new AbortController();
  const { signal } = stop;
  // As many listen as look-ups are under way.
  setMaxListeners(0, signal);
  const replaced = keepReplacedPins();
  let configured: Provider | undefined;

  const around = async () => ({ provider: await provider(), signal, log, replaced });

  /** Answers what a block asks. */
  function asked<Answer extends object>(
    blocks: Readonly<Record<string, Asking>>,
    typeName = '',
    answer: (asking: Asking) => Promise<Answer>,
  ) {
    const asking = Object.hasOwn(blocks, typeName) ? blocks[typeName] : undefined;
    return blaming(asking, async () => answer(asking ?? refuse(typeName, Object.keys(blocks))));
  }

  /** Whatever goes wrong is a diagnostic, at the attribute to blame where there is one. */
  async function blaming<Answer extends object>(
    block: Block | undefined,
    answer: () => Promise<Answer>,
  ) {
    try {
      return await answer();
    } catch (error) {
      if (!ImagepinError.is(error)) {
        // What hangs on an error may hold a signed request; its stack does not.
        log('error', 'unexpected error', {
          stack: error instanceof Error ? error.stack : undefined,
        });
      }
      return { diagnostics: [toError(error, block)] };
    }
  }

  async function provider(): Promise<Provider> {
    const { configure } = await import('./provider');
    configured ??= configure(null, schema().provider);
    return configured;
  }

  return {
    GetMetadata: async () => ({
      serverCapabilities: CAPABILITIES,
      dataSources: Object.keys(schema().dataSources).map((typeName) => ({ typeName })),
      resources: Object.keys(schema().resources).map((typeName) => ({ typeName })),
    }),
    GetProviderSchema: async () => toldSchema(),
    ValidateProviderConfig: ({ config }) =>
      blaming(schema().provider, async () => {
        const { providerFlaws } = await import('./provider-flaws');
        const flaws = providerFlaws(readValue(config), schema().provider);
        return { diagnostics: flaws.map((flaw) => toError(flaw, schema().provider)) };
      }),
    ConfigureProvider: ({ config }) =>
      blaming(schema().provider, async () => {
        const { configure } = await import('./provider');
        const before = configured;
        replaced.clear();
        configured = configure(readValue(config), schema().provider);
        await before?.client.close();
        return {};
      }),
    ValidateDataResourceConfig: ({ typeName, config }) =>
      asked(schema().dataSources, typeName, async (asking) => {
        const { checkQuestion } = await import('./data-source');
        return checkQuestion(readValue(config), asking);
      }),
    ValidateResourceConfig: ({ typeName, config }) =>
      asked(schema().resources, typeName, async (asking) => {
        const { checkQuestion } = await import('./data-source');
        return checkQuestion(readValue(config), asking);
      }),
    ReadDataSource: ({ typeName, config, clientCapabilities }) =>
      asked(schema().dataSources, typeName, async (asking) => {
        const { readDataSource } = await import('./data-source');
        const canDefer = clientCapabilities?.deferralAllowed === true;
        return readDataSource(readValue(config), asking, await around(), canDefer);
      }),
    UpgradeResourceState: ({ typeName, version, rawState }) =>
      asked(schema().resources, typeName, async (asking) =>
        upgradeState({ version, json: textOf(rawState?.json) }, asking),
      ),
    ReadResource: (request) =>
      asked(schema().resources, request.typeName, async (asking) => {
        const { readPin } = await import('./pin/read');
        return readPin(request, { ...(await around()), asking });
      }),
    PlanResourceChange: (request) =>
      asked(schema().resources, request.typeName, async (asking) => {
        const { planPin } = await import('./pin/plan');
        return planPin(request, { ...(await around()), asking });
      }),
    ApplyResourceChange: (request) =>
      asked(schema().resources, request.typeName, async (asking) => {
        const { applyPin } = await import('./pin/apply');
        return applyPin(request, { ...(await around()), asking });
      }),
    ImportResourceState: (request) =>
      asked(schema().resources, request.typeName, async (asking) => {
        const { importPin } = await import('./pin/import');
        return importPin(request, { ...(await around()), asking });
      }),
    StopProvider: async () => {
      stop.abort(new ImagepinError('Cancelled', 'the look-up was canceled'));
      return {};
    },
  };
}

function refuse(typeName: string, known: readonly string[]): never {
  throw new ImagepinError('InvalidQuery', `unknown type "${typeName}"`, {
    detail: `${didYouMean(typeName, known)}Known types: ${known.join(', ')}.`,
  });
}

function textOf(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString('utf8');
}

/** Not every launch needs it. */
function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

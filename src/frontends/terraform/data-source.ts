import type { Arguments } from '../argument-values';
import { runLookup, toQuery } from '../lookup-query';
import { upToDateStatus } from '../pin-fields';
import type { Block, LookupBlock } from '../provider/schema';
import { validateLookup } from '../validate-query';
import {
  type ConfiguredProvider,
  findUnknownSetting,
  requireKnownSettings,
} from './configured-provider';
import { readConfigValues, toAttributeValues } from './convert-values';
import { toErrorDiagnostic, toWarningDiagnostic } from './diagnostic';
import type { Log } from './log';
import type { ReplacedPins } from './pin/private-state';
import {
  type Diagnostic,
  PROVIDER_CONFIG_UNKNOWN,
  type Request,
  type Response,
} from './protocol/messages';
import { decodeValue, encodeValue, isMap, type TerraformMap, UNKNOWN } from './terraform-value';

/** The block of a call, and what all calls of a run share. */
export interface BlockContext<CallBlock extends Block = LookupBlock> {
  readonly block: CallBlock;
  provider(): Promise<ConfiguredProvider>;
  readonly replaced: ReplacedPins;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Returns the errors in the known arguments of a block. */
export async function validateLookupConfig(
  { config }: Request<'ValidateDataResourceConfig'>,
  { block }: BlockContext,
): Promise<Response<'ValidateDataResourceConfig'>> {
  const validationErrors = validateLookup(block, readConfigValues(decodeValue(config), block));
  return { diagnostics: validationErrors.map((error) => toErrorDiagnostic(error, block)) };
}

/** Runs the lookup of a data source and returns its arguments and results. */
export async function readDataSource(
  request: Request<'ReadDataSource'>,
  context: BlockContext,
): Promise<Response<'ReadDataSource'>> {
  const { block } = context;
  const provider = await context.provider();
  const config = decodeValue(request.config);
  const query = toQuery(readConfigValues(config, block).known, block);
  const canDefer = request.clientCapabilities?.deferralAllowed === true;
  if (canDefer && findUnknownSetting(query, provider) !== undefined) {
    return { state: encodeValue(UNKNOWN), deferred: { reason: PROVIDER_CONFIG_UNKNOWN } };
  }
  requireKnownSettings(query, provider);
  const { results, diagnostics } = await runBlockLookup(query, context);
  return { state: encodeValue({ ...(isMap(config) && config), ...results }), diagnostics };
}

/** Runs the lookup of a block; `fresh` ignores cached lists, which may lack an image that was just built. */
export async function runBlockLookup(
  query: Arguments,
  { block, provider, signal, log }: BlockContext,
  fresh = false,
): Promise<{ readonly results: TerraformMap; readonly diagnostics: readonly Diagnostic[] }> {
  const { client } = await provider();
  const result = await runLookup(block, query, client, { signal, fresh });
  log('debug', 'lookup', { source: query.source, ...result.stats });
  log('trace', 'explanation', { explanation: result.explanation });
  return {
    // Only the blocks of pins have attributes for the newest status.
    results: toAttributeValues(
      { ...result, ...upToDateStatus(result.id) },
      computedAttributes(block),
    ),
    diagnostics: result.warnings.map((warning) => toWarningDiagnostic(warning)),
  };
}

/** The attributes that a lookup sets. */
export function computedAttributes({ attributes }: LookupBlock): LookupBlock['attributes'] {
  return attributes.filter(({ mode }) => mode === 'computed');
}

import type { Arguments } from '../argument-values';
import { toQuery, validateLookup } from '../lookup-query';
import { upToDateStatus } from '../pin/newest-status';
import type { LookupBlock } from '../provider/schema';
import { runLookup } from '../run-lookup';
import {
  type ConfiguredProvider,
  findUnknownSetting,
  toUnknownSettingError,
} from './configured-provider';
import { readConfigValues, toAttributeValues } from './convert-values';
import { toErrorDiagnostic, toWarningDiagnostic } from './diagnostic';
import type { Log } from './log';
import { type Diagnostic, PROVIDER_CONFIG_UNKNOWN, type Response } from './protocol/messages';
import {
  encodeValue,
  isMap,
  type TerraformMap,
  type TerraformValue,
  UNKNOWN,
} from './terraform-value';

/** The inputs of a lookup: the configured provider, the abort signal and the log. */
export interface TerraformRequestContext {
  readonly provider: ConfiguredProvider;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Returns the errors in the known arguments of a block. */
export function validateLookupConfig(
  config: TerraformValue,
  block: LookupBlock,
): Response<'ValidateDataResourceConfig'> {
  const validationErrors = validateLookup(block, readConfigValues(config, block));
  return { diagnostics: validationErrors.map((error) => toErrorDiagnostic(error, block)) };
}

/** Runs the lookup of a data source and returns its arguments and results. */
export async function readDataSource(
  config: TerraformValue,
  block: LookupBlock,
  context: TerraformRequestContext,
  canDefer: boolean,
): Promise<Response<'ReadDataSource'>> {
  const query = toQuery(readConfigValues(config, block).known, block);
  const unknownSetting = findUnknownSetting(query, context.provider);
  if (unknownSetting !== undefined) {
    return canDefer
      ? { state: encodeValue(UNKNOWN), deferred: { reason: PROVIDER_CONFIG_UNKNOWN } }
      : { diagnostics: [toErrorDiagnostic(toUnknownSettingError(unknownSetting), block)] };
  }
  const { results, diagnostics } = await runBlockLookup(query, block, context);
  return { state: encodeValue({ ...(isMap(config) && config), ...results }), diagnostics };
}

/** The results of a block's lookup. */
interface BlockLookup {
  readonly results: TerraformMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the lookup of a block; `fresh` ignores cached lists, which may lack an image that was just built. */
export async function runBlockLookup(
  query: Arguments,
  block: LookupBlock,
  { provider: { client }, signal, log }: TerraformRequestContext,
  fresh = false,
): Promise<BlockLookup> {
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

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

/** What a lookup works with: the configured provider, when to stop, and where to tell of it. */
export interface TerraformRequestContext {
  readonly provider: ConfiguredProvider;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** What is wrong with the arguments of a block, as far as they are known. */
export function validateLookupConfig(
  config: TerraformValue,
  block: LookupBlock,
): Response<'ValidateDataResourceConfig'> {
  const validationErrors = validateLookup(block, readConfigValues(config, block));
  return { diagnostics: validationErrors.map((error) => toErrorDiagnostic(error, block)) };
}

/** Asks, and answers with what the block says and what was found. */
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

/** What a lookup adds to a block. */
interface BlockLookup {
  readonly results: TerraformMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the lookup of a block. A fresh one sees an image that was built a moment ago. */
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
    // Only the blocks of pins have attributes for what is newest.
    results: toAttributeValues(
      { ...result, ...upToDateStatus(result.id) },
      computedAttributes(block),
    ),
    diagnostics: result.warnings.map((warning) => toWarningDiagnostic(warning)),
  };
}

/** The attributes that a lookup fills in. */
export function computedAttributes({ attributes }: LookupBlock): LookupBlock['attributes'] {
  return attributes.filter(({ mode }) => mode === 'computed');
}

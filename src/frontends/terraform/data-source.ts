import type { FindResult, ListResult } from '../../client/client';
import { withoutEmpty } from '../../query/empty-arguments';
import { type FindInput, type ListInput, validateQuery } from '../../query/query';
import type { LookupBlock } from '../provider/schema';
import {
  type ConfiguredProvider,
  findUnknownSetting,
  toUnknownSettingError,
} from './configured-provider';
import { type ConfigValues, readConfigValues, toAttributeValues } from './convert-values';
import { toErrorDiagnostic, toWarningDiagnostic } from './diagnostic';
import type { Log } from './log';
import { PROVIDER_CONFIG_UNKNOWN, type Response } from './protocol/messages';
import { encodeValue, isMap, type TerraformValue, UNKNOWN } from './terraform-value';

/** What a look-up works with: the configured provider, when to stop, and where to tell of it. */
export interface TerraformRequestContext {
  readonly provider: ConfiguredProvider;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** What a block asks, with the source that its type implies. */
export function readQuery(config: TerraformValue, block: LookupBlock): ConfigValues {
  const attributes = block.attributes.filter(({ excludedFromQuery }) => !excludedFromQuery);
  const { known, unknown } = readConfigValues(config, { ...block, attributes });
  const query = { ...known, ...(block.source && { source: block.source }) };
  return { known: withoutEmpty(query), unknown };
}

/** What is wrong with a question, as far as it is known; a region may come from elsewhere. */
export function validateLookupConfig(
  config: TerraformValue,
  block: LookupBlock,
): Response<'ValidateDataResourceConfig'> {
  const { known, unknown } = readQuery(config, block);
  const unresolved = known.region === undefined ? [...unknown, 'region'] : unknown;
  const validationErrors = validateQuery(known, block.kind, new Set(unresolved));
  return {
    diagnostics: validationErrors.map((validationError) =>
      toErrorDiagnostic(validationError, block),
    ),
  };
}

/** Asks, and answers with what the block says and what was found. */
export async function readDataSource(
  config: TerraformValue,
  block: LookupBlock,
  { provider, signal, log }: TerraformRequestContext,
  canDefer: boolean,
): Promise<Response<'ReadDataSource'>> {
  const query = readQuery(config, block);
  const unknownSetting = findUnknownSetting(query, provider);
  if (unknownSetting !== undefined) {
    return canDefer
      ? { state: encodeValue(UNKNOWN), deferred: { reason: PROVIDER_CONFIG_UNKNOWN } }
      : { diagnostics: [toErrorDiagnostic(toUnknownSettingError(unknownSetting), block)] };
  }
  const result = await runBlockLookup(query, block, { provider, signal, log });
  const outputs = block.attributes.filter(({ mode }) => mode === 'computed');
  return {
    state: encodeValue({ ...(isMap(config) && config), ...toAttributeValues(result, outputs) }),
    diagnostics: result.warnings.map((warning) => toWarningDiagnostic(warning, block)),
  };
}

/** Makes the look-up that a block asks for. */
export async function runBlockLookup(
  { known }: ConfigValues,
  { kind }: LookupBlock,
  { provider: { client }, signal, log }: TerraformRequestContext,
  fresh = false,
): Promise<FindResult | ListResult> {
  // The core reads what was written, and refuses what it does not understand.
  const query = known as FindInput & ListInput;
  const result = await (kind === 'find'
    ? client.find(query, { signal, fresh })
    : client.list(query, { signal, fresh }));
  log('debug', 'look-up', { source: known.source, ...result.stats });
  log('trace', 'explanation', { explanation: result.explanation });
  return result;
}

import { isDeepStrictEqual } from 'node:util';
import { ImagepinError } from '../../../errors';
import type { FindInput } from '../../../query/query';
import { toSnakeCase } from '../../provider/hcl-names';
import type { LookupBlock } from '../../provider/schema';
import { type ConfiguredProvider, findUnknownSetting } from '../configured-provider';
import type { ConfigValues } from '../convert-values';
import { readQuery } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import {
  containsUnknown,
  decodeValue,
  encodeValue,
  isMap,
  type TerraformMap,
  type TerraformValue,
  UNKNOWN,
} from '../terraform-value';
import { computedAttributes, lookUpPin, type PinRequestContext } from './look-up-pin';
import {
  checkSimulationMode,
  type PrivateState,
  readPrivateState,
  writePrivateState,
} from './private-state';

/** Keeps the image, or looks it up; what is not known yet is looked up at apply. */
export async function planPin(
  request: Request<'PlanResourceChange'>,
  context: PinRequestContext,
): Promise<Response<'PlanResourceChange'>> {
  const proposed = decodeValue(request.proposedNewState);
  if (!isMap(proposed)) {
    return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };
  }
  const prior = decodeValue(request.priorState);
  const query = withoutNonQueryArgument(readQuery(decodeValue(request.config), context.block));
  if (isMap(prior)) {
    const privateState = readPrivateState(request.priorPrivate);
    return planUpdate({ prior, proposed, query, privateState }, context);
  }
  const plannedPrivateState = readPrivateState(request.plannedPrivate);
  return planCreate(
    { typeName: request.typeName ?? '', proposed, query, plannedPrivateState },
    context,
  );
}

/** How long the look-up may take is no part of what is asked. */
function withoutNonQueryArgument({ known, unknown }: ConfigValues): ConfigValues {
  return { known, unknown: new Set([...unknown].filter((name) => name !== NON_QUERY_ARGUMENT)) };
}

const NON_QUERY_ARGUMENT = 'timeoutSeconds';

interface CreatePlanInput {
  readonly typeName: string;
  readonly proposed: TerraformMap;
  readonly query: ConfigValues;
  /** What the plan remembers, where the engine hands it to apply. */
  readonly plannedPrivateState: PrivateState | undefined;
}

/**
 * Looks the image up, or waits until apply.
 * A trigger that is unknown waits too: it may stand for an image that is built by then.
 */
async function planCreate(
  { typeName, proposed, query, plannedPrivateState }: CreatePlanInput,
  context: PinRequestContext,
): Promise<Response<'PlanResourceChange'>> {
  const { block, provider, replaced } = context;
  const hasUnknown = query.unknown.size > 0 || containsUnknown(proposed.triggers);
  if (hasUnknown || findUnknownSetting(query, provider) !== undefined) {
    return { plannedState: encodeValue({ ...proposed, ...unknownResults(block) }) };
  }
  const canonicalQuery = await provider.client.canonicalize(query.known as FindInput);
  const triggers = normalizeTriggers(proposed);
  const plannedResults =
    plannedPrivateState?.query === canonicalQuery
      ? plannedPrivateState.planned?.results
      : replaced.find(typeName, canonicalQuery, triggers);
  const { results, diagnostics } = plannedResults
    ? { results: plannedResults, diagnostics: [] }
    : await lookUpPin(query, context);
  return {
    plannedState: encodeValue({ ...proposed, ...results }),
    plannedPrivate: writePrivateState({
      query: canonicalQuery,
      simulated: provider.client.simulated,
      planned: { results, triggers },
    }),
    diagnostics,
  };
}

/** The results of a look-up that is still to come; right after it, no newer image is there. */
function unknownResults(block: LookupBlock): TerraformMap {
  const unknown = computedAttributes(block).map(({ name }) => [toSnakeCase(name), UNKNOWN]);
  return { ...Object.fromEntries(unknown), newer_available: false };
}

interface UpdatePlanInput {
  readonly prior: TerraformMap;
  readonly proposed: TerraformMap;
  readonly query: ConfigValues;
  readonly privateState: PrivateState | undefined;
}

/** The image stays, unless the question or a trigger has changed: then the block is to be replaced. */
async function planUpdate(
  { prior, proposed, query, privateState }: UpdatePlanInput,
  { block, provider }: PinRequestContext,
): Promise<Response<'PlanResourceChange'>> {
  checkSimulationMode(privateState, provider);
  if (await canKeepImage({ prior, proposed, query, privateState }, provider)) {
    const resultNames = computedAttributes(block).map(({ name }) => toSnakeCase(name));
    const priorResults = resultNames.map((name) => [name, prior[name] ?? null]);
    return {
      plannedState: encodeValue({ ...proposed, ...Object.fromEntries(priorResults) }),
      plannedPrivate: writePrivateState(privateState),
    };
  }
  const changedNames = block.attributes
    .filter(({ name, mode }) => mode !== 'computed' && name !== NON_QUERY_ARGUMENT)
    .map(({ name }) => toSnakeCase(name))
    .filter((name) => !isDeepStrictEqual(prior[name], proposed[name]));
  return {
    plannedState: encodeValue({ ...proposed, ...unknownResults(block) }),
    // The region of the provider may be all that has changed.
    requiresReplace: (changedNames.length > 0 ? changedNames : ['id']).map((attributeName) => ({
      steps: [{ attributeName }],
    })),
  };
}

async function canKeepImage(
  { prior, proposed, query, privateState }: UpdatePlanInput,
  provider: ConfiguredProvider,
): Promise<boolean> {
  if (privateState?.query === undefined) {
    await checkImportedRegion(prior, query, provider);
    // An imported image was never asked for, so it fits whatever question comes first.
    return true;
  }
  const isTriggered = !isDeepStrictEqual(normalizeTriggers(prior), normalizeTriggers(proposed));
  return !isTriggered && (await isSameQuery(query, privateState.query, provider));
}

/** No triggers, and none in a map, are the same. */
function normalizeTriggers({ triggers = null }: TerraformMap): TerraformValue {
  return isMap(triggers) && Object.keys(triggers).length === 0 ? null : triggers;
}

async function isSameQuery(
  query: ConfigValues,
  canonicalQuery: string,
  provider: ConfiguredProvider,
): Promise<boolean> {
  if (query.unknown.size > 0) {
    return false;
  }
  const region = provider.unknownSettings.has('region')
    ? JSON.parse(canonicalQuery).region
    : undefined;
  const queryArguments = { ...(region !== undefined && { region }), ...query.known };
  return (await provider.client.canonicalize(queryArguments as FindInput)) === canonicalQuery;
}

/** Another region has other images, though some have the same ids. */
async function checkImportedRegion(
  { region: importedRegion = null }: TerraformMap,
  { known, unknown }: ConfigValues,
  { client, unknownSettings }: ConfiguredProvider,
): Promise<void> {
  if (unknown.size > 0 || (known.region === undefined && unknownSettings.has('region'))) {
    return;
  }
  const { region = null } = JSON.parse(await client.canonicalize(known as FindInput));
  if (importedRegion !== null && region !== importedRegion) {
    throw new ImagepinError(
      'InvalidQuery',
      `the pin was imported from ${String(importedRegion)}, and the question is for ${region}`,
      { path: ['region'], detail: `Set \`region\` to "${String(importedRegion)}".` },
    );
  }
}

import { isDeepStrictEqual } from 'node:util';
import type { FindInput } from '../../../client/query-input';
import { ImagepinError } from '../../../errors';
import { withoutEmpty } from '../../../query/empty-arguments';
import type { SourceId } from '../../../sources/registry';
import { argument, text } from '../../../text';
import type { Arguments, ArgumentValues } from '../../argument-values';
import { toQuery } from '../../lookup-query';
import { decidePin, isQueryUnknown } from '../../pin/decide-pin';
import type { PinState } from '../../pin/pin-state';
import { toSnakeCase } from '../../provider/hcl-names';
import type { LookupBlock } from '../../provider/schema';
import { type ConfiguredProvider, findUnknownSetting } from '../configured-provider';
import { readConfigValues } from '../convert-values';
import { type BlockContext, computedAttributes, runBlockLookup } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { decodeValue, encodeValue, isMap, type TerraformMap, UNKNOWN } from '../terraform-value';
import {
  readPinState,
  readPrivateState,
  replacedPinKey,
  TERRAFORM_HINTS,
  writePrivateState,
} from './private-state';

/** Plans a pin: keeps its image or runs its lookup; a lookup with unknown arguments is deferred to apply. */
export async function planPin(
  request: Request<'PlanResourceChange'>,
  context: BlockContext,
): Promise<Response<'PlanResourceChange'>> {
  const proposed = decodeValue(request.proposedNewState);
  if (!isMap(proposed)) {
    return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };
  }
  const prior = decodeValue(request.priorState);
  return isMap(prior)
    ? planUpdate(prior, proposed, request, context)
    : planCreate(proposed, request, context);
}

/** Runs the lookup of a new pin, or defers it to apply. */
async function planCreate(
  proposed: TerraformMap,
  { typeName, config, plannedPrivate }: Request<'PlanResourceChange'>,
  context: BlockContext,
): Promise<Response<'PlanResourceChange'>> {
  const { block, replaced } = context;
  const provider = await context.provider();
  const values = readConfigValues(decodeValue(config), block);
  const query = toQuery(values.known, block);
  // The private data of the plan, if the engine passes it to apply.
  const privateState = readPrivateState(plannedPrivate);
  if (isQueryUnknown(values) || findUnknownSetting(query, provider) !== undefined) {
    return { plannedState: encodeValue({ ...proposed, ...unknownResults(block) }) };
  }
  const canonicalQuery = await provider.client.canonicalize(query as FindInput);
  const { triggers = null } = withoutEmpty(values.known);
  const plannedResults =
    privateState?.query === canonicalQuery
      ? privateState.planned?.results
      : replaced.get(replacedPinKey(typeName, canonicalQuery, triggers));
  const { results, diagnostics } = plannedResults
    ? { results: plannedResults, diagnostics: [] }
    : await runBlockLookup(query, context);
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

/** The results of a deferred lookup; right after it, no newer image exists. */
function unknownResults(block: LookupBlock): TerraformMap {
  const unknown = computedAttributes(block).map(({ name }) => [toSnakeCase(name), UNKNOWN]);
  return { ...Object.fromEntries(unknown), newer_available: false };
}

/** Keeps the image and updates the arguments, or requires a replacement. */
async function planUpdate(
  prior: TerraformMap,
  proposed: TerraformMap,
  { config, priorPrivate }: Request<'PlanResourceChange'>,
  context: BlockContext,
): Promise<Response<'PlanResourceChange'>> {
  const { block } = context;
  const provider = await context.provider();
  const values = readConfigValues(decodeValue(config), block);
  const privateState = readPrivateState(priorPrivate);
  const state = readPinState(prior, block, privateState);
  const known = await withRegion(values, state, block, provider);
  const query = toQuery(known, block) as FindInput;
  const { action, replaces } = decidePin({
    prior: state,
    next: { ...values, known },
    queries: {
      prior: privateState?.query,
      next: isQueryUnknown(values) ? undefined : await provider.client.canonicalize(query),
    },
    simulated: provider.unknownSettings.has('simulate') ? undefined : provider.client.simulated,
    hints: TERRAFORM_HINTS,
  });
  if (action !== 'replace') {
    // The proposed state has the prior results.
    return { plannedState: encodeValue(proposed), plannedPrivate: priorPrivate };
  }
  if (state.imported) {
    rejectOtherLocation(state.known, known);
  }
  const changedNames = replaces
    .map(toSnakeCase)
    .filter((name) => !isDeepStrictEqual(prior[name], proposed[name]));
  return {
    plannedState: encodeValue({ ...proposed, ...unknownResults(block) }),
    // The provider's region may be the only change.
    requiresReplace: (changedNames.length > 0 ? changedNames : ['id']).map((attributeName) => ({
      steps: [{ attributeName }],
    })),
  };
}

/** Returns arguments with the resolved region, or the pinned region if that is unknown. */
async function withRegion(
  { known, unknown }: ArgumentValues,
  pinned: PinState,
  block: LookupBlock,
  { client, unknownSettings }: ConfiguredProvider,
): Promise<Arguments> {
  const { source, region } = toQuery(known, block);
  if (region !== undefined) {
    return known;
  }
  const isUnknown = unknown.has('source') || unknownSettings.has('region');
  const defaultRegion = isUnknown
    ? pinned.known.region
    : // The engine has validated the source before.
      await client.defaultRegion(source as SourceId);
  return { ...known, region: defaultRegion };
}

/** Rejects a block with another source or region than its imported pin: probably a mistake, not a replacement. */
function rejectOtherLocation(imported: Arguments, known: Arguments): never {
  const name = imported.source === known.source ? 'region' : 'source';
  throw new ImagepinError(
    'InvalidQuery',
    `the pin was imported from ${imported[name]}, but the query is for ${known[name] ?? `no ${name}`}`,
    { path: [name], detail: text`Set ${argument(name)} to "${String(imported[name])}".` },
  );
}

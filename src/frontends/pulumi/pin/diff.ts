import { isDeepStrictEqual } from 'node:util';
import type { Client } from '../../../client/client';
import { ImagepinError } from '../../../errors';
import { isEmpty } from '../../../query/empty-arguments';
import type { FindInput } from '../../../query/query';
import type { LookupSpec } from '../package-manifest';
import type { DecodedProperties, Properties } from '../properties';
import { checkSimulationMode } from './check-simulation-mode';
import { TRIGGERS, toPinQuery } from './pin-query';
import type { PinState } from './state';

/** Inputs as they are to be. */
type NewInputs = Pick<DecodedProperties, 'known' | 'unknown'>;

/** How long a look-up may take is no part of what is asked. */
const NON_QUERY_ARGUMENT = 'timeoutSeconds';

/** What changed inputs do to a pin. */
export interface PinDiff {
  /** The inputs for which another image is looked up; none where the image stays. */
  readonly replaces: readonly string[];
  /** The inputs that change in place. */
  readonly updates: readonly string[];
}

/** The image stays until the question or a trigger changes; how a question is written makes no difference. */
export async function diffPin(
  state: PinState,
  { known, unknown }: DecodedProperties,
  spec: LookupSpec,
  client: Client,
): Promise<PinDiff> {
  checkSimulationMode(state, client);
  const changed = changedNames(state.inputs, { known, unknown });
  const imageStays = await keepsImage(changed, state, { known, unknown }, spec, client);
  // The engine has kept what was imported beside the inputs that were adopted; an update puts it right.
  const adopted = state.unadopted ? changedNames(state.unadopted, { known, unknown }) : [];
  const nonQueryChanges = changed.filter((name) => name === NON_QUERY_ARGUMENT);
  return imageStays
    ? { replaces: [], updates: [...new Set([...nonQueryChanges, ...adopted])] }
    : { replaces: changed.filter((name) => name !== NON_QUERY_ARGUMENT), updates: nonQueryChanges };
}

function changedNames(before: Properties, { known, unknown }: NewInputs): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(known), ...unknown]);
  return [...names].filter(
    (name) =>
      unknown.has(name) ||
      !isDeepStrictEqual(emptyToUndefined(before[name]), emptyToUndefined(known[name])),
  );
}

/** What is empty says as much as what is absent. */
function emptyToUndefined(value: unknown): unknown {
  return isEmpty(value) ? undefined : value;
}

async function keepsImage(
  changed: readonly string[],
  state: PinState,
  { known, unknown }: NewInputs,
  spec: LookupSpec,
  client: Client,
): Promise<boolean> {
  if (changed.every((name) => name === NON_QUERY_ARGUMENT)) {
    return true;
  }
  if (state.imported) {
    // Another region has other images, though some have the same ids.
    return unknown.has('region') || state.inputs.region === known.region;
  }
  if (changed.includes(TRIGGERS) || [...unknown].some((name) => name !== NON_QUERY_ARGUMENT)) {
    return false;
  }
  const [before, after] = await Promise.all([
    client.canonicalize(toPinQuery(state.inputs, spec) as FindInput).catch(ignoreQueryError),
    client.canonicalize(toPinQuery(known, spec) as FindInput),
  ]);
  return before === after;
}

/** What an earlier version has asked, and this one cannot, is another question. */
function ignoreQueryError(error: unknown): undefined {
  if (!ImagepinError.is(error)) {
    throw error;
  }
}

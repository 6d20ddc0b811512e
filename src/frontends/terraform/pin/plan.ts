import { isDeepStrictEqual } from 'node:util';
import { ImagepinError } from '../../../errors';
import type { PickInput } from '../../../lookup/query';
import { toSnake } from '../../provider/names';
import type { Asking } from '../../provider/schema';
import type { Written } from '../convert';
import { questionOf } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { missingFor, type Provider } from '../provider';
import {
  isMap,
  isUnknown,
  readValue,
  UNKNOWN,
  type Value,
  type ValueMap,
  writeValue,
} from '../value';
import { checkSameWorld, type Memory, readMemory, writeMemory } from './memory';
import { type PinSurroundings, pick, resultsOf } from './pick';

/** Keeps the image, or looks it up; what is not known yet is looked up at apply. */
export async function planPin(
  request: Request<'PlanResourceChange'>,
  around: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  const proposed = readValue(request.proposedNewState);
  if (!isMap(proposed)) {
    return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };
  }
  const prior = readValue(request.priorState);
  const question = asked(questionOf(readValue(request.config), around.asking));
  if (isMap(prior)) {
    const memory = readMemory(request.priorPrivate);
    return planKeeping({ prior, proposed, question, memory }, around);
  }
  const handed = readMemory(request.plannedPrivate);
  return planPicking({ typeName: request.typeName ?? '', proposed, question, handed }, around);
}

/** How long the look-up may take is no part of what is asked. */
function asked({ known, unknown }: Written): Written {
  return { known, unknown: new Set([...unknown].filter((name) => name !== ASIDE)) };
}

const ASIDE = 'timeoutSeconds';

interface Made {
  readonly typeName: string;
  readonly proposed: ValueMap;
  readonly question: Written;
  /** What the plan remembers, where the engine hands it to apply. */
  readonly handed: Memory | undefined;
}

/**
 * Looks the image up, or waits until apply.
 * A trigger that is unknown waits too: it may stand for an image that is built by then.
 */
async function planPicking(
  { typeName, proposed, question, handed }: Made,
  around: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  const { asking, provider, replaced } = around;
  const isOpen = question.unknown.size > 0 || isUnknown(proposed.triggers);
  if (isOpen || missingFor(question, provider) !== undefined) {
    return { plannedState: writeValue({ ...proposed, ...later(asking) }) };
  }
  const query = await provider.client.canonicalize(question.known as PickInput);
  const triggers = triggersOf(proposed);
  const planned =
    handed?.query === query ? handed.planned?.results : replaced.find(typeName, query, triggers);
  const { results, diagnostics } = planned
    ? { results: planned, diagnostics: [] }
    : await pick(question, around);
  return {
    plannedState: writeValue({ ...proposed, ...results }),
    plannedPrivate: writeMemory({
      query,
      simulated: provider.client.simulated,
      planned: { results, triggers },
    }),
    diagnostics,
  };
}

/** The results of a look-up that is still to come; right after it, no newer image is there. */
function later(asking: Asking): ValueMap {
  const unknown = resultsOf(asking).map(({ name }) => [toSnake(name), UNKNOWN]);
  return { ...Object.fromEntries(unknown), newer_available: false };
}

interface Kept {
  readonly prior: ValueMap;
  readonly proposed: ValueMap;
  readonly question: Written;
  readonly memory: Memory | undefined;
}

/** The image stays, unless the question or a trigger has changed: then the block is to be replaced. */
async function planKeeping(
  { prior, proposed, question, memory }: Kept,
  { asking, provider }: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  checkSameWorld(memory, provider);
  if (await isKept({ prior, proposed, question, memory }, provider)) {
    const results = resultsOf(asking).map(({ name }) => toSnake(name));
    const kept = results.map((name) => [name, prior[name] ?? null]);
    return {
      plannedState: writeValue({ ...proposed, ...Object.fromEntries(kept) }),
      plannedPrivate: writeMemory(memory),
    };
  }
  const changed = asking.attributes
    .filter(({ name, mode }) => mode !== 'computed' && name !== ASIDE)
    .map(({ name }) => toSnake(name))
    .filter((name) => !isDeepStrictEqual(prior[name], proposed[name]));
  return {
    plannedState: writeValue({ ...proposed, ...later(asking) }),
    // The region of the provider may be all that has changed.
    requiresReplace: (changed.length > 0 ? changed : ['id']).map((attributeName) => ({
      steps: [{ attributeName }],
    })),
  };
}

async function isKept(
  { prior, proposed, question, memory }: Kept,
  provider: Provider,
): Promise<boolean> {
  if (memory?.query === undefined) {
    await checkRegion(prior, question, provider);
    // An imported image was never asked for, so it fits whatever question comes first.
    return true;
  }
  const isTriggered = !isDeepStrictEqual(triggersOf(prior), triggersOf(proposed));
  return !isTriggered && (await isSameQuestion(question, memory.query, provider));
}

/** No triggers, and none in a map, are the same. */
function triggersOf({ triggers = null }: ValueMap): Value {
  return isMap(triggers) && Object.keys(triggers).length === 0 ? null : triggers;
}

async function isSameQuestion(
  question: Written,
  query: string,
  provider: Provider,
): Promise<boolean> {
  if (question.unknown.size > 0) {
    return false;
  }
  const region = provider.unknown.has('region') ? JSON.parse(query).region : undefined;
  const stated = { ...(region !== undefined && { region }), ...question.known };
  return (await provider.client.canonicalize(stated as PickInput)) === query;
}

/** Another region has other images, though some have the same ids. */
async function checkRegion(
  { region: imported = null }: ValueMap,
  { known, unknown }: Written,
  { client, unknown: open }: Provider,
): Promise<void> {
  if (unknown.size > 0 || (known.region === undefined && open.has('region'))) {
    return;
  }
  const { region = null } = JSON.parse(await client.canonicalize(known as PickInput));
  if (imported !== null && region !== imported) {
    throw new ImagepinError(
      'InvalidQuery',
      `the pin was imported from ${String(imported)}, and the question is for ${region}`,
      { path: ['region'], detail: `Set \`region\` to "${String(imported)}".` },
    );
  }
}

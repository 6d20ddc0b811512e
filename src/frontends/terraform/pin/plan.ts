import { isDeepStrictEqual } from 'node:util';
import type { PickInput } from '../../../lookup/query';
import type { Written } from '../convert';
import { questionOf } from '../data-source';
import { toSnake } from '../names';
import type { Request, Response } from '../protocol/messages';
import { missingFor, type Provider } from '../provider';
import { isMap, readValue, UNKNOWN, type ValueMap, writeValue } from '../value';
import { checkWorld, type Memory, readMemory, writeMemory } from './memory';
import { type PinSurroundings, pick } from './pick';

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
  const question = questionOf(readValue(request.config), around.asking);
  return isMap(prior)
    ? planKeeping({ prior, proposed, question, memory: readMemory(request.priorPrivate) }, around)
    : planPicking(proposed, question, readMemory(request.plannedPrivate), around);
}

async function planPicking(
  proposed: ValueMap,
  question: Written,
  memory: Memory | undefined,
  around: PinSurroundings,
): Promise<Response<'PlanResourceChange'>> {
  if (question.unknown.size > 0 || missingFor(question, around.provider) !== undefined) {
    return { plannedState: writeValue({ ...proposed, id: UNKNOWN, image: UNKNOWN }) };
  }
  const query = await around.provider.client.canonicalize(question.known as PickInput);
  const { planned, diagnostics } =
    memory?.planned && memory.query === query
      ? { planned: memory.planned, diagnostics: [] }
      : await pick(question, around);
  return {
    plannedState: writeValue({ ...proposed, ...planned }),
    plannedPrivate: writeMemory({ query, simulated: around.provider.client.simulated, planned }),
    diagnostics,
  };
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
  checkWorld(memory, provider);
  const { id = null, image = null } = prior;
  const kept: ValueMap = { ...proposed, id, image };
  // An imported image was never asked for, so its first triggers are no change.
  const triggered =
    memory?.query !== undefined && !isDeepStrictEqual(prior.triggers, proposed.triggers);
  if (!triggered && (await isSameQuestion(question, memory, provider))) {
    return { plannedState: writeValue(kept), plannedPrivate: writeMemory(memory) };
  }
  const changed = asking.attributes
    .filter(({ name, mode }) => mode !== 'computed' && name !== 'timeoutSeconds')
    .map(({ name }) => toSnake(name))
    .filter((name) => !isDeepStrictEqual(prior[name], proposed[name]));
  return {
    plannedState: writeValue({ ...proposed, id: UNKNOWN, image: UNKNOWN }),
    // The region of the provider may be all that has changed.
    requiresReplace: (changed.length > 0 ? changed : ['id']).map((attributeName) => ({
      steps: [{ attributeName }],
    })),
  };
}

/** An imported image was never asked for, so it fits whatever question comes first. */
async function isSameQuestion(
  question: Written,
  memory: Memory | undefined,
  provider: Provider,
): Promise<boolean> {
  if (question.unknown.size > 0) {
    return false;
  }
  const { query } = memory ?? {};
  if (query === undefined) {
    return true;
  }
  const region = provider.unknown.has('region') ? JSON.parse(query).region : undefined;
  const asked = { ...(region !== undefined && { region }), ...question.known };
  return (await provider.client.canonicalize(asked as PickInput)) === query;
}

import { isDeepStrictEqual } from 'node:util';
import type { Client } from '../../../client';
import { ImagepinError } from '../../../errors';
import { isEmpty } from '../../../lookup/empty';
import type { PickInput } from '../../../lookup/query';
import type { Asking } from '../offered';
import type { Properties, Said } from '../properties';
import { questionOf, TRIGGERS } from './question';
import type { Kept } from './state';
import { checkSameWorld } from './world';

/** Inputs as they are to be. */
type Changed = Pick<Said, 'known' | 'unknown'>;

/** How long a look-up may take is no part of what is asked. */
const ASIDE = 'timeoutSeconds';

/** What changed inputs do to a pin. */
export interface Change {
  /** The inputs for which another image is looked up; none where the image stays. */
  readonly replaces: readonly string[];
  /** The inputs that change in place. */
  readonly updates: readonly string[];
}

/** The image stays until the question or a trigger changes; how a question is written makes no difference. */
export async function diffPin(
  kept: Kept,
  { known, unknown }: Said,
  asking: Asking,
  client: Client,
): Promise<Change> {
  checkSameWorld(kept, client);
  const changed = namesThatDiffer(kept.inputs, { known, unknown });
  const isKept = await isSame(changed, kept, { known, unknown }, asking, client);
  // The engine has kept what was imported beside the inputs that were adopted; an update puts it right.
  const adopted = kept.unadopted ? namesThatDiffer(kept.unadopted, { known, unknown }) : [];
  const aside = changed.filter((name) => name === ASIDE);
  return isKept
    ? { replaces: [], updates: [...new Set([...aside, ...adopted])] }
    : { replaces: changed.filter((name) => name !== ASIDE), updates: aside };
}

function namesThatDiffer(before: Properties, { known, unknown }: Changed): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(known), ...unknown]);
  return [...names].filter(
    (name) => unknown.has(name) || !isDeepStrictEqual(stated(before[name]), stated(known[name])),
  );
}

/** What is empty says as much as what is absent. */
function stated(value: unknown): unknown {
  return isEmpty(value) ? undefined : value;
}

async function isSame(
  changed: readonly string[],
  kept: Kept,
  { known, unknown }: Changed,
  asking: Asking,
  client: Client,
): Promise<boolean> {
  if (changed.every((name) => name === ASIDE)) {
    return true;
  }
  if (kept.imported) {
    // Another region has other images, though some have the same ids.
    return unknown.has('region') || kept.inputs.region === known.region;
  }
  if (changed.includes(TRIGGERS) || [...unknown].some((name) => name !== ASIDE)) {
    return false;
  }
  const [before, after] = await Promise.all([
    client.canonicalize(questionOf(kept.inputs, asking) as PickInput).catch(toNoQuestion),
    client.canonicalize(questionOf(known, asking) as PickInput),
  ]);
  return before === after;
}

/** What an earlier version has asked, and this one cannot, is another question. */
function toNoQuestion(error: unknown): undefined {
  if (!ImagepinError.is(error)) {
    throw error;
  }
}

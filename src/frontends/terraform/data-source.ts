import type { FindAnswer, ListAnswer } from '../../client';
import { withoutEmpty } from '../../lookup/empty';
import { flawsOf, type ListInput, type PickInput } from '../../lookup/query';
import type { Asking } from '../provider/schema';
import { readBlock, toObject, type Written } from './convert';
import { toError, toWarning } from './diagnostic';
import type { Log } from './log';
import { PROVIDER_CONFIG_UNKNOWN, type Response } from './protocol/messages';
import { missingFor, type Provider, toNotYet } from './provider';
import { isMap, UNKNOWN, type Value, writeValue } from './value';

/** What a look-up works with: the configured provider, when to stop, and where to tell of it. */
export interface Surroundings {
  readonly provider: Provider;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** What a block asks, with the source that its type implies. */
export function questionOf(config: Value, asking: Asking): Written {
  const attributes = asking.attributes.filter(({ beside }) => !beside);
  const { known, unknown } = readBlock(config, { ...asking, attributes });
  const question = { ...known, ...(asking.source && { source: asking.source }) };
  return { known: withoutEmpty(question), unknown };
}

/** What is wrong with a question, as far as it is known; a region may come from elsewhere. */
export function checkQuestion(
  config: Value,
  asking: Asking,
): Response<'ValidateDataResourceConfig'> {
  const { known, unknown } = questionOf(config, asking);
  const open = known.region === undefined ? [...unknown, 'region'] : unknown;
  const flaws = flawsOf(known, asking.kind, new Set(open));
  return { diagnostics: flaws.map((flaw) => toError(flaw, asking)) };
}

/** Asks, and answers with what the block says and what was found. */
export async function readDataSource(
  config: Value,
  asking: Asking,
  { provider, signal, log }: Surroundings,
  canDefer: boolean,
): Promise<Response<'ReadDataSource'>> {
  const question = questionOf(config, asking);
  const missing = missingFor(question, provider);
  if (missing !== undefined) {
    return canDefer
      ? { state: writeValue(UNKNOWN), deferred: { reason: PROVIDER_CONFIG_UNKNOWN } }
      : { diagnostics: [toError(toNotYet(missing), asking)] };
  }
  const answer = await ask(question, asking, { provider, signal, log });
  const results = asking.attributes.filter(({ mode }) => mode === 'computed');
  return {
    state: writeValue({ ...(isMap(config) && config), ...toObject(answer, results) }),
    diagnostics: answer.warnings.map((warning) => toWarning(warning, asking)),
  };
}

/** Makes the look-up that a block asks for. */
export async function ask(
  { known }: Written,
  { kind }: Asking,
  { provider: { client }, signal, log }: Surroundings,
  fresh = false,
): Promise<FindAnswer | ListAnswer> {
  // The core reads what was written, and refuses what it does not understand.
  const query = known as PickInput & ListInput;
  const answer = await (kind === 'pick'
    ? client.find(query, { signal, fresh })
    : client.list(query, { signal, fresh }));
  log('debug', 'look-up', { source: known.source, ...answer.stats });
  log('trace', 'explanation', { explanation: answer.explanation });
  return answer;
}

import type { FindAnswer, ListAnswer } from '../../client';
import { flawsOf, type ListInput, type PickInput } from '../../lookup/query';
import { readBlock, toObject, type Written } from './convert';
import { toError, toWarning } from './diagnostic';
import { log } from './log';
import { PROVIDER_CONFIG_UNKNOWN, type Response } from './protocol/messages';
import { missingFor, type Provider, toNotYet } from './provider';
import type { Asking } from './schema';
import { isMap, UNKNOWN, type Value, writeValue } from './value';

/** What a block asks, with the source that its type implies. */
export function questionOf(config: Value, asking: Asking): Written {
  const { known, unknown } = readBlock(config, asking);
  return { known: { ...known, ...(asking.source && { source: asking.source }) }, unknown };
}

/** Everything that is wrong with a question, as far as it is known; a region may come from elsewhere. */
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
  provider: Provider,
  { signal, canDefer }: { readonly signal: AbortSignal; readonly canDefer: boolean },
): Promise<Response<'ReadDataSource'>> {
  const question = questionOf(config, asking);
  const missing = missingFor(question, provider);
  if (missing !== undefined) {
    return canDefer
      ? { state: writeValue(UNKNOWN), deferred: { reason: PROVIDER_CONFIG_UNKNOWN } }
      : { diagnostics: [toError(toNotYet(missing), asking)] };
  }
  const answer = await ask(question, asking, provider, signal);
  const results = asking.attributes.filter(({ mode }) => mode === 'computed');
  return {
    state: writeValue({ ...(isMap(config) && config), ...toObject(answer, results) }),
    diagnostics: answer.warnings.map(toWarning),
  };
}

/** Makes the look-up that a block asks for. */
async function ask(
  { known }: Written,
  { kind }: Asking,
  { client }: Provider,
  signal: AbortSignal,
): Promise<FindAnswer | ListAnswer> {
  // The core reads what was written, and refuses what it does not understand.
  const query = known as PickInput & ListInput;
  const answer = await (kind === 'pick'
    ? client.find(query, { signal })
    : client.list(query, { signal }));
  log('debug', 'look-up', { source: known.source, ...answer.stats });
  log('trace', 'explanation', { explanation: answer.explanation });
  return answer;
}

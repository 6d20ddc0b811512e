import type { Client, FindAnswer, ListAnswer } from '../../client';
import type { ListInput, PickInput } from '../../lookup/query';
import type { Warning } from '../../lookup/warn';
import type { Run } from '../../settings';
import type { Asking } from './offered';
import type { Properties } from './properties';

/** What a function gives: its arguments, and what was found. */
export interface Result extends Properties {
  readonly warnings: readonly Warning[];
}

/** Makes a look-up by arguments that were checked. */
export async function lookUp(
  asking: Asking,
  args: Properties,
  client: Client,
  run: Run = {},
): Promise<Result> {
  const answer = await ask(asking, args, client, run);
  const { explanation: _, stats: __, ...found } = answer;
  return { ...args, ...found };
}

function ask(
  { kind, source }: Asking,
  args: Properties,
  client: Client,
  run: Run,
): Promise<FindAnswer | ListAnswer> {
  // The core reads what was written, and refuses what it does not understand.
  const query = { ...args, ...(source && { source }) } as PickInput & ListInput;
  return kind === 'pick' ? client.find(query, run) : client.list(query, run);
}

import type { Client } from '../../../client';
import { ImagepinError } from '../../../errors';
import { flawsOf, type PickInput } from '../../../lookup/query';
import { flawsIn } from '../../../lookup/read-input';
import { Triggers } from '../../pin/triggers';
import type { Asking } from '../offered';
import type { Properties, Said } from '../properties';
import { questionOf } from './question';

/** The inputs of a pin after they were checked. */
export interface Checked {
  /** What the question leaves to the configuration: another region that is configured is another question. */
  readonly defaults: Properties;
  readonly flaws: readonly ImagepinError[];
}

/** Checks what is known of a pin, before any call. */
export async function checkPin(
  { known, unknown }: Said,
  asking: Asking,
  client: Client,
): Promise<Checked> {
  const question = questionOf(known, asking);
  const open = question.region === undefined ? [...unknown, 'region'] : unknown;
  const flaws = [...flawsIn(Triggers, known), ...flawsOf(question, 'pick', new Set(open))];
  if (flaws.length > 0 || unknown.size > 0) {
    return { defaults: {}, flaws };
  }
  try {
    const { region } = JSON.parse(await client.canonicalize(question as PickInput));
    return { defaults: region === undefined ? {} : { region }, flaws };
  } catch (error) {
    if (ImagepinError.is(error)) {
      return { defaults: {}, flaws: [error] };
    }
    throw error;
  }
}

import type { Client } from '../../../client';
import { ImagepinError } from '../../../errors';
import type { PickInput } from '../../../lookup/query';
import { flawsIn } from '../../../lookup/read-input';
import { Triggers } from '../../pin/triggers';
import { flawsAmong } from '../flaws';
import type { Asking } from '../offered';
import type { Properties, Said } from '../properties';
import { argsOf, questionOf } from './question';

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
  const flaws = [...flawsIn(Triggers, known), ...flawsAmong(asking, argsOf(known), unknown)];
  if (flaws.length > 0 || unknown.size > 0) {
    return { defaults: {}, flaws };
  }
  try {
    const { region } = JSON.parse(
      await client.canonicalize(questionOf(known, asking) as PickInput),
    );
    return { defaults: region === undefined ? {} : { region }, flaws };
  } catch (error) {
    if (ImagepinError.is(error)) {
      return { defaults: {}, flaws: [error] };
    }
    throw error;
  }
}

import type { Client } from '../../../client';
import { ImagepinError } from '../../../errors';
import { flawsOf } from '../../../lookup/query';
import { flawsIn } from '../../../lookup/read-input';
import type { SourceId } from '../../../sources/registry';
import { Triggers } from '../../pin/triggers';
import { flawsAmong } from '../flaws';
import type { Asking } from '../offered';
import type { Properties, Said } from '../properties';
import { argsOf, questionOf, TRIGGERS } from './question';

/** The inputs of a pin after they were checked. */
export interface Checked {
  /** What the question leaves to the configuration: another region that is configured is another question. */
  readonly defaults: Properties;
  readonly flaws: readonly ImagepinError[];
}

/** Checks what is known of a pin, before any call. */
export async function checkPin(said: Said, asking: Asking, client: Client): Promise<Checked> {
  try {
    return await settle(said, asking, client);
  } catch (error) {
    if (ImagepinError.is(error)) {
      return { defaults: {}, flaws: [error] };
    }
    throw error;
  }
}

/** YAML takes many a text for a number. */
function withTexts({ [TRIGGERS]: triggers }: Properties): Properties {
  const isMap = typeof triggers === 'object' && triggers !== null && !Array.isArray(triggers);
  return isMap
    ? { [TRIGGERS]: Object.fromEntries(Object.entries(triggers).map(toTextEntry)) }
    : { [TRIGGERS]: triggers };
}

function toTextEntry([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === 'number' || typeof value === 'boolean' ? String(value) : value];
}

async function settle({ known, unknown }: Said, asking: Asking, client: Client): Promise<Checked> {
  const flaws = [
    ...flawsIn(Triggers, withTexts(known)),
    ...flawsAmong(asking, argsOf(known), unknown),
  ];
  const question = questionOf(known, asking);
  const isOpen = question.region === undefined && !unknown.has('region') && !unknown.has('source');
  if (flaws.length > 0 || !isOpen) {
    return { defaults: {}, flaws };
  }
  // The core has just found no flaw in it.
  const region = await client.regionOf(question.source as SourceId);
  return region === undefined
    ? { defaults: {}, flaws: flawsOf(question, 'pick', unknown) }
    : { defaults: { region }, flaws };
}

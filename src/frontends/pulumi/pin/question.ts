import type { Asking } from '../offered';
import type { Properties } from '../properties';

/** What is no part of the question. */
export const TRIGGERS = 'triggers';

/** What a pin asks, with the source that its name implies. */
export function questionOf(inputs: Properties, { source }: Pick<Asking, 'source'>): Properties {
  const { [TRIGGERS]: _, ...args } = inputs;
  return { ...args, ...(source && { source }) };
}

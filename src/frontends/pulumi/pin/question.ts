import { withoutEmpty } from '../../../lookup/empty';
import type { Asking } from '../offered';
import type { Properties } from '../properties';

/** What is no part of the question. */
export const TRIGGERS = 'triggers';

/** A pin's question as the core takes it, with the source that its name implies. */
export function questionOf(inputs: Properties, { source }: Pick<Asking, 'source'>): Properties {
  return withoutEmpty({ ...argsOf(inputs), ...(source && { source }) });
}

/** The arguments of a pin's question. */
export function argsOf({ [TRIGGERS]: _, ...args }: Properties): Properties {
  return args;
}

import { withoutEmpty } from '../../../query/empty-arguments';
import type { LookupSpec } from '../package-manifest';
import type { Properties } from '../properties';

/** What is no part of the question. */
export const TRIGGERS = 'triggers';

/** A pin's question as the core takes it, with the source that its name implies. */
export function toPinQuery(inputs: Properties, { source }: Pick<LookupSpec, 'source'>): Properties {
  return withoutEmpty({ ...withoutTriggers(inputs), ...(source && { source }) });
}

/** The arguments of a pin's question. */
export function withoutTriggers({ [TRIGGERS]: _, ...args }: Properties): Properties {
  return args;
}

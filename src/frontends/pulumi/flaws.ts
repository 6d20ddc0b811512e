import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/nearest';
import { withoutEmpty } from '../../lookup/empty';
import { ARGUMENT_WORDS } from '../../lookup/others-words';
import { Conditions, flawsOf } from '../../lookup/query';
import type { Asking } from './offered';
import type { Properties } from './properties';

/**
 * What is wrong with arguments, as far as they are known: names that are not taken, wrong values, or
 * else what they cannot mean together. A region that is not stated may come from elsewhere.
 */
export function flawsAmong(
  { kind, source, takes }: Asking,
  known: Properties,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  // Why a source cannot answer one of the common conditions, the core tells better.
  const isTaken = (name: string) => takes.includes(name) || name in Conditions.shape;
  const surplus = Object.keys(known).filter((name) => !isTaken(name));
  const taken = Object.fromEntries(Object.entries(known).filter(([name]) => isTaken(name)));
  const question: Properties = withoutEmpty({ ...taken, ...(source && { source }) });
  const open = question.region === undefined ? [...unknown, 'region'] : unknown;
  return [
    ...surplus.map((name) => toSurplus(name, takes)),
    ...flawsOf(question, kind, new Set(open)),
  ];
}

function toSurplus(name: string, takes: readonly string[]): ImagepinError {
  return new ImagepinError('InvalidQuery', `unknown argument "${name}"`, {
    path: [name],
    detail: `${didYouMean(name, takes, ARGUMENT_WORDS)}Known arguments: ${takes.join(', ')}.`,
  });
}

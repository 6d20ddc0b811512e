import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { withoutEmpty } from '../../query/empty-arguments';
import { CommonFilters, validateQuery } from '../../query/query';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import type { LookupSpec } from './package-manifest';
import type { Properties } from './properties';

/**
 * What is wrong with arguments, as far as they are known: names that are not taken, wrong values, or
 * else what they cannot mean together. A region that is not stated may come from elsewhere.
 */
export function validateArguments(
  { kind, source, inputs }: LookupSpec,
  known: Properties,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  // Why a source cannot answer one of the common conditions, the core tells better.
  const isExpected = (name: string) => inputs.includes(name) || name in CommonFilters.shape;
  const unexpected = Object.keys(known).filter((name) => !isExpected(name));
  const expected = Object.fromEntries(Object.entries(known).filter(([name]) => isExpected(name)));
  const query: Properties = withoutEmpty({ ...expected, ...(source && { source }) });
  const unresolved = query.region === undefined ? [...unknown, 'region'] : unknown;
  return [
    ...unexpected.map((name) => toUnexpectedArgumentError(name, inputs)),
    ...validateQuery(query, kind, new Set(unresolved)),
  ];
}

function toUnexpectedArgumentError(name: string, expected: readonly string[]): ImagepinError {
  return new ImagepinError('InvalidQuery', `unknown argument "${name}"`, {
    path: [name],
    detail: `${didYouMean(name, expected, ARGUMENT_SYNONYMS)}Known arguments: ${expected.join(', ')}.`,
  });
}

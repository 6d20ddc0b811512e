import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { CommonFilters } from '../../query/query';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import type { ArgumentValues } from '../argument-values';
import { validateLookup } from '../validate-query';
import type { LookupSpec } from './package-manifest';

/** Returns the errors in the known arguments of a function or a pin; unexpected names come first. */
export function validateArguments(
  spec: LookupSpec,
  { known, unknown }: Pick<ArgumentValues, 'known' | 'unknown'>,
): readonly ImagepinError[] {
  // The core explains why a source does not support a common filter.
  const isExpected = (name: string) => spec.inputs.includes(name) || name in CommonFilters.shape;
  const unexpected = Object.keys(known).filter((name) => !isExpected(name));
  const expected = Object.entries(known).filter(([name]) => isExpected(name));
  return [
    ...unexpected.map((name) => toUnexpectedArgumentError(name, spec.inputs)),
    ...validateLookup(spec, { known: Object.fromEntries(expected), unknown }),
  ];
}

function toUnexpectedArgumentError(name: string, expected: readonly string[]): ImagepinError {
  return new ImagepinError('InvalidQuery', `unknown argument "${name}"`, {
    path: [name],
    detail: `${didYouMean(name, expected, ARGUMENT_SYNONYMS)}Known arguments: ${expected.join(', ')}.`,
  });
}

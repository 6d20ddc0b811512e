import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { CommonFilters } from '../../query/query';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import { getSource } from '../../sources/registry';
import { joinTexts } from '../../text';
import type { ArgumentValues } from '../argument-values';
import { validateLookup } from '../validate-query';
import { changeErrorTexts } from './error-text';
import { PACKAGE } from './names';
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

/** Adds to the error about a missing region how to set one for the stack, with a region of the source's cloud. */
export function addRegionHint(error: ImagepinError, source: unknown): ImagepinError {
  if (!error.missing || error.path.join('.') !== 'region') {
    return error;
  }
  const { exampleRegion } = getSource(String(source)).api.protocol.cloud;
  const hint = `Or set one of the cloud's regions for the stack, where no Provider has a configuration of its own:
  pulumi config set ${PACKAGE}:region ${exampleRegion}`;
  return changeErrorTexts(error, ({ message, detail }) => ({
    message,
    detail: joinTexts([detail, hint], '\n'),
  }));
}

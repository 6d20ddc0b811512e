import { asImagepinError, ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { CommonFilters } from '../../query/query';
import { ARGUMENT_SYNONYMS } from '../../query/synonyms';
import { getSource } from '../../sources/registry';
import { joinTexts } from '../../text';
import type { Arguments, ArgumentValues } from '../argument-values';
import { validateLookup } from '../validate-query';
import { changeErrorTexts } from './error-text';
import { PACKAGE } from './names';
import type { LookupSpec } from './package-manifest';

/** Returns the errors in the known arguments of a function or a pin; unexpected names come first. */
export function validateArguments(
  spec: LookupSpec,
  { known, unknown }: Pick<ArgumentValues, 'known' | 'unknown'>,
): readonly ImagepinError[] {
  const expected = Object.entries(known).filter(([name]) => isExpected(name, spec));
  return [
    ...unexpectedArguments(spec, known),
    ...validateLookup(spec, { known: Object.fromEntries(expected), unknown }),
  ];
}

/** Returns one error for each argument that a function or a pin does not have. */
export function unexpectedArguments(spec: LookupSpec, args: Arguments): readonly ImagepinError[] {
  const unexpected = Object.keys(args).filter((name) => !isExpected(name, spec));
  return unexpected.map(
    (name) =>
      new ImagepinError('InvalidQuery', `unknown argument "${name}"`, {
        path: [name],
        detail: `${didYouMean(name, spec.inputs, ARGUMENT_SYNONYMS)}Known arguments: ${spec.inputs.join(', ')}.`,
      }),
  );
}

/** Whether the core rejects an argument: it explains why a source does not support a common filter. */
function isExpected(name: string, { inputs }: LookupSpec): boolean {
  return inputs.includes(name) || name in CommonFilters.shape;
}

/** Rethrows the error of a lookup, with the hint of `addStackHint`. */
export function withStackHint<Result>(lookup: Promise<Result>, source: unknown): Promise<Result> {
  return lookup.catch((error) => {
    throw addStackHint(asImagepinError(error), source);
  });
}

/** Adds to the error about a missing region or missing credentials how to set them for the stack. */
export function addStackHint(error: ImagepinError, source: unknown): ImagepinError {
  const needsRegion = error.missing && error.path.join('.') === 'region';
  if (!needsRegion && error.code !== 'MissingCredentials') {
    return error;
  }
  const { id, exampleRegion } = getSource(String(source)).api.protocol.cloud;
  const settings = needsRegion
    ? [`${PACKAGE}:region ${exampleRegion}`]
    : ['accessKey ID', 'secretKey SECRET'].map((key) => `--path --secret ${PACKAGE}:${id}.${key}`);
  const hint = [
    `Or set ${needsRegion ? "one of the cloud's regions" : 'them'} for the stack, where no Provider has a configuration of its own:`,
    ...settings.map((setting) => `  pulumi config set ${setting}`),
  ];
  return changeErrorTexts(error, ({ message, detail }) => ({
    message,
    detail: joinTexts([detail, ...hint], '\n'),
  }));
}

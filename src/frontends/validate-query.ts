import * as z from 'zod';
import { sourceOf } from '../client/parse-query';
import { asImagepinError, type ImagepinError } from '../errors';
import { checkQuery, checkTagKeys } from '../query/check-query';
import { withoutEmpty } from '../query/empty-arguments';
import type { LookupKind } from '../query/query';
import { queryArgumentsFor, querySchemaFor } from '../query/query-schema';
import { toValidationErrors, validationErrorsIn } from '../query/read-input';
import type { Arguments, ArgumentValues } from './argument-values';
import { type LookupTarget, toQuery } from './lookup-query';

/** Returns the errors in the known arguments of a lookup. */
export function validateLookup(
  target: LookupTarget,
  { known, unknown }: Pick<ArgumentValues, 'known' | 'unknown'>,
): readonly ImagepinError[] {
  const query = toQuery(known, target);
  // The environment may set the region.
  const unresolved = query.region === undefined ? [...unknown, 'region'] : unknown;
  return validateQuery(query, target.kind, new Set(unresolved));
}

/**
 * Returns the errors of a query before any call: every invalid value, or else the first invalid combination.
 * Rules that depend on unresolved arguments are not applied.
 */
export function validateQuery(
  rawInput: Arguments,
  kind: LookupKind,
  unknown: ReadonlySet<string> = new Set(),
): readonly ImagepinError[] {
  const input = withoutEmpty(rawInput);
  try {
    checkTagKeys(input);
    if (unknown.has('source')) {
      return validationErrorsIn(z.strictObject(queryArgumentsFor(kind).shape), input);
    }
    const source = sourceOf(input);
    const schema = querySchemaFor(source, kind);
    const result = schema.safeParse(input);
    if (!result.success) {
      return toValidationErrors(result.error, schema, input);
    }
    checkQuery(result.data, source, kind, unknown);
    return [];
  } catch (error) {
    return [asImagepinError(error)];
  }
}

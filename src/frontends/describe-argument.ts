import {
  describeAssumedVariant,
  describeOwners,
  describeUnverifiedOwners,
  IDENTIFYING_ARGUMENTS,
  type LookupKind,
} from '../query/query';
import { acceptedValues } from '../query/supported-arguments';
import type { Source } from '../sources/source';
import type { Field } from './fields';

/** An argument with the summary and the default that hold for a kind of lookup and, if it is known, a source. */
export function describeArgument(argument: Field, kind: LookupKind, source?: Source): Field {
  if (argument.name === 'variant' && kind === 'list') {
    // A list assumes no variant.
    const { default: _, ...withoutDefault } = argument;
    return withoutDefault;
  }
  return source ? { ...argument, ...factsAt(source, argument.name) } : argument;
}

function factsAt(source: Source, name: string): Partial<Field> {
  const knownValues = acceptedValues(name, source) ?? [];
  if (name === 'owners') {
    const acceptsAccountIds = source.reportedFields.includes('ownerId');
    return { summary: describeOwners(knownValues, acceptsAccountIds), knownValues };
  }
  if (name === 'allowUnverifiedOwner') {
    return { summary: describeUnverifiedOwners(source.owners) };
  }
  if (name === 'platform' && knownValues.length > 0) {
    return { summary: `Only images of this distribution: ${knownValues.join(', ')}.`, knownValues };
  }
  return name === 'variant' && 'family' in source.options.shape
    ? { default: describeAssumedVariant(IDENTIFYING_ARGUMENTS) }
    : {};
}

/** An argument with the values that a source accepts as its only choices. */
export function restrictToSource(argument: Field, kind: LookupKind, source: Source): Field {
  const described = describeArgument(argument, kind, source);
  const choices = acceptedValues(argument.name, source);
  return choices === undefined || described.knownValues
    ? described
    : { ...described, type: { kind: 'string', choices } };
}

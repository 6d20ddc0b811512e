import {
  type CommonFilters,
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
  // A list assumes no variant.
  const { default: _, ...withoutDefault } = argument;
  if (argument.name === 'variant' && kind === 'list') {
    return withoutDefault;
  }
  return source ? { ...argument, ...factsAt(source, argument.name) } : argument;
}

function factsAt(source: Source, name: string): Partial<Field> {
  const accepted = acceptedValues(name, source) ?? [];
  switch (name as keyof CommonFilters) {
    case 'owners':
      return {
        summary: describeOwners(accepted, source.reportedFields.includes('ownerId')),
        knownValues: accepted,
      };
    case 'allowUnverifiedOwner':
      return { summary: describeUnverifiedOwners(source.owners) };
    case 'platform':
      return accepted.length === 0
        ? {}
        : {
            summary: `Only images of this distribution: ${accepted.join(', ')}.`,
            knownValues: accepted,
          };
    case 'variant':
      return 'family' in source.options.shape
        ? { default: describeAssumedVariant(IDENTIFYING_ARGUMENTS) }
        : {};
    default:
      return {};
  }
}

/** An argument with the values that a source accepts as its only choices. */
export function narrowToSource(argument: Field, kind: LookupKind, source: Source): Field {
  const described = describeArgument(argument, kind, source);
  const choices = acceptedValues(argument.name, source);
  return choices === undefined || described.knownValues
    ? described
    : { ...described, type: { kind: 'string', choices } };
}

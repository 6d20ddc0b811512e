import { describeOwners } from '../../../query/query';
import { acceptedValues } from '../../../query/supported-arguments';
import type { Source } from '../../../sources/source';
import type { Field } from '../../fields';

/** An argument with only those values that a source accepts. */
export function narrowToSource(argument: Field, source: Source): Field {
  const accepted = acceptedValues(argument.name, source);
  if (accepted === undefined) {
    return argument;
  }
  return argument.name === 'owners'
    ? {
        ...argument,
        summary: describeOwners(accepted, source.reportedFields.includes('ownerId')),
        knownValues: accepted,
      }
    : { ...argument, type: { kind: 'string', choices: accepted } };
}

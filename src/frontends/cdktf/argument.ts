import type { Attribute } from '../provider/schema';
import { capitalized, toPropertyName } from './names';
import { plainMember } from './reference';

/** Where a construct keeps the props that it was given. */
export const GIVEN = Symbol('given');

/** What a construct is given, by the names of its properties. */
export type Props = Record<string, unknown>;

/** What was given props. */
export interface Given {
  readonly [GIVEN]: Props;
}

/** An argument can be set, reset and asked for what was given; reading it gives a reference, or that too. */
export function argumentMembers(
  argument: Attribute,
  { isReferable }: { readonly isReferable: boolean },
): PropertyDescriptorMap {
  const property = toPropertyName(argument.name);
  const given: PropertyDescriptor = {
    get(this: Given) {
      return this[GIVEN][property];
    },
  };
  return {
    [property]: {
      ...(isReferable ? plainMember(argument)[property] : given),
      set(this: Given, value: unknown) {
        this[GIVEN][property] = value;
      },
    },
    [`${property}Input`]: given,
    ...(argument.mode === 'optional' && {
      [`reset${capitalized(property)}`]: {
        value(this: Given) {
          this[GIVEN][property] = undefined;
        },
      },
    }),
  };
}

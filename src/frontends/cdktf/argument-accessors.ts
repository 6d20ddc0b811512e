import type { BlockAttribute } from '../provider/schema';
import { capitalize, toPropertyName } from './construct-names';
import { tokenGetter } from './output-reference';

/** Where a construct keeps the props that it was given. */
export const PROPS = Symbol('props');

/** What a construct is given, by the names of its properties. */
export type Props = Record<string, unknown>;

/** What was given props. */
export interface HasProps {
  readonly [PROPS]: Props;
}

/** An argument can be set, reset and asked for what was given; reading it gives a reference, or that too. */
export function argumentAccessors(
  argument: BlockAttribute,
  { isReferable }: { readonly isReferable: boolean },
): PropertyDescriptorMap {
  const property = toPropertyName(argument.name);
  const inputGetter: PropertyDescriptor = {
    get(this: HasProps) {
      return this[PROPS][property];
    },
  };
  return {
    [property]: {
      ...(isReferable ? tokenGetter(argument)[property] : inputGetter),
      set(this: HasProps, value: unknown) {
        this[PROPS][property] = value;
      },
    },
    [`${property}Input`]: inputGetter,
    ...(argument.mode === 'optional' && {
      [`reset${capitalize(property)}`]: {
        value(this: HasProps) {
          this[PROPS][property] = undefined;
        },
      },
    }),
  };
}

import type { BlockAttribute } from '../provider/schema';
import { capitalize, toPropertyName } from './construct-names';
import { tokenGetter } from './output-reference';

/** The key of a construct's props, which are values of arguments by property name. */
export const PROPS = Symbol('props');
export type Props = Record<string, unknown>;
export interface HasProps {
  readonly [PROPS]: Props;
}

/**
 * The accessors of an argument: a property to set and read it, `...Input` for its value, and `reset...` if it is optional.
 * The property returns a reference if the argument is referable, else its value.
 */
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

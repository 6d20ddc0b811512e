/** Whether a value is empty, such as the default of a module's variable: an empty text, list or map. */
export function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || isEmptyMap(value);
}

/** Replaces each empty argument with undefined; its name remains, so that an unknown name is still rejected. */
export function withoutEmpty<Input>(input: Input): Input {
  return isMap(input)
    ? // Only values become undefined, which every argument may be.
      (Object.fromEntries(
        Object.entries(input).map(([name, value]) => [name, isEmpty(value) ? undefined : value]),
      ) as Input)
    : input;
}

function isEmptyMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

/** Whether a value is a plain object; regular expressions and dates are not. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  // An object of another realm has another prototype.
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value asks for nothing: an empty text, list or map, as variables of modules have by default. */
export function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || isEmptyMap(value);
}

/** A query in which each empty argument is absent; its name stays, so that an unknown one is still refused. */
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

/** What a regular expression or a date says is in no key of it, so that they are no maps. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  // Objects of another realm, such as a test's, have another prototype.
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

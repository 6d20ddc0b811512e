/**
 * Indented JSON, equal to the output of JSON.stringify, in chunks of one element of an outer list, so that a long list never
 * becomes one string.
 */
export function* toJsonChunks(result: object): Generator<string> {
  if (Array.isArray(result)) {
    yield `${JSON.stringify(result, undefined, 2)}\n`;
    return;
  }
  yield '{';
  let separator = '\n  ';
  for (const [name, value] of Object.entries(result)) {
    if (value !== undefined) {
      yield `${separator}${JSON.stringify(name)}: `;
      yield* Array.isArray(value) && value.length > 0
        ? toListChunks(value)
        : [stringifyIndented(value, '  ')];
      separator = ',\n  ';
    }
  }
  yield '\n}\n';
}

function* toListChunks(elements: readonly unknown[]): Generator<string> {
  let separator = '[\n    ';
  for (const element of elements) {
    yield `${separator}${stringifyIndented(element, '    ')}`;
    separator = ',\n    ';
  }
  yield '\n  ]';
}

function stringifyIndented(value: unknown, indentation: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indentation}`);
}

/** Indented JSON as JSON.stringify writes it, an element of the outer lists at a time: a long list never is one text. */
export function* toJsonPieces(answer: object): Generator<string> {
  if (Array.isArray(answer)) {
    yield `${JSON.stringify(answer, undefined, 2)}\n`;
    return;
  }
  yield '{';
  let before = '\n  ';
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) {
      yield `${before}${JSON.stringify(name)}: `;
      yield* Array.isArray(value) && value.length > 0 ? ofList(value) : [indented(value, '  ')];
      before = ',\n  ';
    }
  }
  yield '\n}\n';
}

function* ofList(elements: readonly unknown[]): Generator<string> {
  let before = '[\n    ';
  for (const element of elements) {
    yield `${before}${indented(element, '    ')}`;
    before = ',\n    ';
  }
  yield '\n  ]';
}

function indented(value: unknown, by: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${by}`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SRC = join(__dirname, '../../src');
const MOST_LINES = 60;

test('no function has more than 60 lines, except tables', () => {
  const long = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, code: readFileSync(join(SRC, file), 'utf8') }))
    .filter(({ code }) => code.split('\n').length > MOST_LINES)
    .flatMap(({ file, code }) => longFunctions(file, code));

  expect(long).toEqual([]);
});

const gap = '\n'.repeat(MOST_LINES);

test.each`
  planted                      | body                              | lengths
  ${'61 lines'}                | ${`call();${gap}`}                | ${[61]}
  ${'60 lines'}                | ${`call();${gap.slice(1)}`}       | ${[]}
  ${'an object'}               | ${`return { a: 1,${gap} b: 2 };`} | ${[]}
  ${'a list'}                  | ${`return [1,${gap} 2];`}         | ${[]}
  ${'a long entry'}            | ${`return { a() {${gap}} };`}     | ${[61, 61]}
  ${'a statement and a table'} | ${`call(); return [1,${gap} 2];`} | ${[61]}
`('of a function of $planted, the lengths $lengths are too long', ({ body, lengths }) => {
  const found = longFunctions('planted.ts', `function planted() { ${body} }`);

  expect(found.map(({ length }) => length)).toEqual(lengths);
});

interface LongFunction {
  readonly place: string;
  readonly length: number;
}

function longFunctions(file: string, code: string): readonly LongFunction[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const lengthOf = (node: ts.Node) => lineAt(node.end) - lineAt(node.getStart()) + 1;
  const long: LongFunction[] = [];
  visit(source);
  return long;

  function visit(node: ts.Node): void {
    const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
    if (body) {
      // A table is as long as its longest entry.
      const length = Math.max(0, ...(entriesOf(body) ?? [node]).map(lengthOf));
      if (length > MOST_LINES) {
        long.push({ place: `${file}:${lineAt(node.getStart())}`, length });
      }
    }
    ts.forEachChild(node, visit);
  }
}

/** The entries of the object or the array that is all that a function returns. */
function entriesOf(body: ts.Node): readonly ts.Node[] | undefined {
  const [only, ...others] = ts.isBlock(body) ? body.statements : [body];
  const value = only && ts.isReturnStatement(only) ? only.expression : only;
  const table = value && ts.isParenthesizedExpression(value) ? value.expression : value;
  if (!table || others.length > 0) {
    return undefined;
  }
  if (ts.isArrayLiteralExpression(table)) {
    return table.elements;
  }
  return ts.isObjectLiteralExpression(table) ? table.properties : undefined;
}

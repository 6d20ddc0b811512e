import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { memoize } from '../../src/lazy';
import { ROOT } from '../support/paths';

/** A file's role in its folder: every source, command or resource may have one of each. */
const FIXED_ROLES = new Set(['index.ts', 'request.ts', 'reply.ts', 'samples.ts']);

/** Parses a file of the repository, once for all tests. */
const parseFile = memoize((file: string) => parse(file, readFileSync(join(ROOT, file), 'utf8')));

const files = filesOf('src');

const exported = files.map((file) => exportedNames(file));

test('no two exported types have one name, those of build and test included', () => {
  const others = [...filesOf('build'), ...filesOf('test')].map((file) => exportedNames(file));
  const types = [...exported, ...others].flatMap((names) => names.types);

  expect(sharedBy(types, ({ name }) => name, 1)).toEqual([]);
});

test('no two exported values have one name, except one of each source or of each cloud', () => {
  const values = exported.flatMap((names) => names.values);
  const roles = new Map(
    values.map(({ name, file }) => [`${name} ${toRole(file)}`, { name, file: toRole(file) }]),
  );

  expect(sharedBy([...roles.values()], ({ name }) => name, 1)).toEqual([]);
  expect(sharedBy(values, ({ name, file }) => `${name} ${toFolder(file)}`, 1)).toEqual([]);
});

test.each`
  code                                 | types    | values
  ${'export interface A {}'}           | ${['A']} | ${[]}
  ${'export type A = 1;'}              | ${['A']} | ${[]}
  ${'export class A {}'}               | ${['A']} | ${[]}
  ${'export default class A {}'}       | ${['A']} | ${[]}
  ${'export abstract class A {}'}      | ${['A']} | ${[]}
  ${'export declare class A {}'}       | ${['A']} | ${[]}
  ${'export enum A {}'}                | ${['A']} | ${[]}
  ${'export async function a() {}'}    | ${[]}    | ${['a']}
  ${'export const a = 1, b = 2;'}      | ${[]}    | ${['a', 'b']}
  ${'export const [a, { b }] = [];'}   | ${[]}    | ${['a', 'b']}
  ${'class A {} function a() {}'}      | ${[]}    | ${[]}
  ${'export const A = 1; type A = 1;'} | ${[]}    | ${['A']}
`('$code exports the types $types and the values $values', ({ code, types, values }) => {
  const planted = exportedNames('planted.ts', parse('planted.ts', code));

  expect(planted.types.map(({ name }) => name)).toEqual(types);
  expect(planted.values.map(({ name }) => name)).toEqual(values);
});

test('no file name occurs more than twice, except those of fixed roles', () => {
  const named = files.filter((file) => !FIXED_ROLES.has(basename(file))).map(toPlace);

  expect(sharedBy([...new Set(named)], basename, 2)).toEqual([]);
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

/** Every cloud has the same files in a folder of its own, which count as one. */
function toPlace(file: string): string {
  return file.replace(/^src\/clouds\/[^/]+\//, 'src/clouds/*/');
}

/** All sources, and all clouds, export some values by the same names, such as `apiFilters`. */
function toRole(file: string): string {
  return toFolder(file)?.replace(/[^/]+$/, '*') ?? file;
}

/** The folder of the source or the cloud that a file belongs to. */
function toFolder(file: string): string | undefined {
  return /^src\/(?:clouds|sources)\/[^/]+(?=\/)/.exec(file)?.[0];
}

/** The groups that hold more than so many elements, as text to read in a failure. */
function sharedBy<Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
  most: number,
): readonly string[] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    groups.set(keyOf(element), [...(groups.get(keyOf(element)) ?? []), element]);
  }
  return [...groups]
    .filter(([, group]) => group.length > most)
    .map(([key, group]) => `${key}: ${JSON.stringify(group)}`);
}

interface ExportedName {
  readonly name: string;
  readonly file: string;
}

interface ExportedNames {
  readonly types: readonly ExportedName[];
  readonly values: readonly ExportedName[];
}

/** The names that a file declares and exports; a class or an enumeration is a type. */
function exportedNames(file: string, { statements } = parseFile(file)): ExportedNames {
  const declarations = statements.filter(isExported);
  const named = (names: readonly string[]) => names.map((name) => ({ name, file }));
  return {
    types: named(declarations.flatMap(typeNames)),
    values: named(declarations.flatMap(valueNames)),
  };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function typeNames(statement: ts.Statement): readonly string[] {
  const isType =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isType && statement.name ? [statement.name.text] : [];
}

function valueNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  }
  return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
}

function namesIn(name: ts.BindingName): readonly string[] {
  return ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isOmittedExpression(element) ? [] : namesIn(element.name),
      );
}

const MOST_LINES = 60;

test('no function has more than 60 lines, except tables', () => {
  expect(files.flatMap((file) => longFunctions(file))).toEqual([]);
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
  const found = longFunctions('planted.ts', parse('planted.ts', `function planted() { ${body} }`));

  expect(found.map(({ length }) => length)).toEqual(lengths);
});

interface LongFunction {
  readonly place: string;
  readonly length: number;
}

function longFunctions(file: string, source = parseFile(file)): readonly LongFunction[] {
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const lengthOf = (node: ts.Node) => lineAt(node.end) - lineAt(node.getStart(source)) + 1;
  const long: LongFunction[] = [];
  visit(source);
  return long;

  function visit(node: ts.Node): void {
    const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
    if (body) {
      // A table is as long as its longest entry.
      const length = Math.max(0, ...(entriesOf(body) ?? [node]).map(lengthOf));
      if (length > MOST_LINES) {
        long.push({ place: `${file}:${lineAt(node.getStart(source))}`, length });
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

function parse(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
}

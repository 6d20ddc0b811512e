import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/paths';

/** A file's role in its folder: every source, command or resource may have one of each. */
const FIXED_ROLES = new Set(['index.ts', 'request.ts', 'reply.ts', 'samples.ts']);

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
  const planted = exportedNames('planted.ts', code);

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
function exportedNames(file: string, code = readFileSync(join(ROOT, file), 'utf8')): ExportedNames {
  const { statements } = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Cloud } from '../../src/clouds/cloud';
import { clouds } from '../../src/clouds/registry';
import { sources } from '../../src/sources/registry';
import { ROOT } from '../support/paths';

/** A package of a vendor, such as `@alicloud/credentials`, is no id. */
const toPattern = (words: readonly string[]) =>
  new RegExp(`(?<![\\w@-])(?:${words.join('|')})(?![\\w-])`);

const idsOf = (cloud: Cloud) => [
  cloud.id,
  ...sources.filter(({ api }) => api.protocol.cloud === cloud).map(({ id }) => id),
];

/** What only the folders of clouds and of sources know. */
const ANY_CLOUD = toPattern(clouds.flatMap((cloud) => [...idsOf(cloud), cloud.exampleRegion]));

const files = ['src', 'build'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(?:clouds|sources)\/registry\.ts$/.test(file))
    .map((file) => `${folder}/${file}`),
);

/** The id of the cloud that the folder of a cloud or of a source belongs to. */
const cloudOf = (file: string) => /^src\/(?:clouds|sources)\/([^/-]+)[^/]*\//.exec(file)?.[1];

test('no shared file names a cloud, its example region or a source', () => {
  const shared = files.filter((file) => cloudOf(file) === undefined);

  expect(shared.flatMap((file) => linesWith(ANY_CLOUD, file))).toEqual([]);
});

test.each(clouds)('no file of $id names another cloud or its sources', ({ id }) => {
  const others = toPattern(clouds.filter((cloud) => cloud.id !== id).flatMap(idsOf));
  const own = files.filter((file) => cloudOf(file) === id);

  expect(own.flatMap((file) => linesWith(others, file))).toEqual([]);
  expect(own).not.toEqual([]);
});

test.each`
  code                                   | lines
  ${"const id = 'alicloud';"}            | ${[1]}
  ${'const id = "volcengine-ecs";'}      | ${[1]}
  ${"call('cn-hangzhou');"}              | ${[1]}
  ${'const id = `cn-beijing`;'}          | ${[1]}
  ${"text('such as alicloud-ecs.');"}    | ${[1]}
  ${'const { alicloud } = one;'}         | ${[1]}
  ${'if (/^volcengine/.test(id)) run()'} | ${[1]}
  ${"import '../clouds/alicloud';"}      | ${[1]}
  ${"import('@alicloud/credentials');"}  | ${[]}
  ${"const id = 'alicloud-new';"}        | ${[]}
  ${'/** Such as `alicloud`. */'}        | ${[]}
  ${"// 'cn-hangzhou'"}                  | ${[]}
`('in $code, the lines $lines name a cloud', ({ code, lines }) => {
  expect(linesWith(ANY_CLOUD, 'planted.ts', code)).toEqual(
    lines.map((line: number) => `planted.ts:${line}`),
  );
});

/** The lines of code that a pattern is found in; comments may have an id as an example. */
function linesWith(
  pattern: RegExp,
  file: string,
  code = readFileSync(join(ROOT, file), 'utf8'),
): readonly string[] {
  if (!pattern.test(code)) {
    return [];
  }
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const lineOf = (node: ts.Node) =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const lines: string[] = [];
  visit(source);
  return lines;

  function visit(node: ts.Node): void {
    if (node.getChildCount(source) === 0 && pattern.test(node.getText(source))) {
      lines.push(`${file}:${lineOf(node)}`);
    }
    ts.forEachChild(node, visit);
  }
}

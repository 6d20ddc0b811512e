import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ts from 'typescript';
import { packageDeclarations } from '../../../build/pulumi-declarations';

// Programs without a TypeScript of their own are compiled by the one that Pulumi brings along.
describe.each([
  [
    'the TypeScript that Pulumi brings along',
    '@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js',
  ],
  ['the TypeScript of today', 'typescript'],
])('to %s', (_, name) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'imagepin-types-'));
    writeFileSync(join(folder, 'imagepin.d.ts'), packageDeclarations());
    symlinkSync(join(__dirname, '../../../node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a valid program compiles, and each invalid line is an error', () => {
    const messages = compile(require(name), folder);

    expect(messages).toEqual([
      ...INVALID_STATEMENTS.map((_, index) => VALID_PROGRAM.split('\n').length + index),
    ]);
  });
});

const VALID_PROGRAM = `import * as pulumi from '@pulumi/pulumi';
import * as imagepin from './imagepin';
const args: imagepin.GetAlicloudEcsImageArgs = { owners: ['system'], architecture: 'arm64', mostRecent: true, tags: { stage: 'test' } };
export const created: Promise<string | undefined> = imagepin.getAlicloudEcsImage(args).then((found) => found.image.createdAt);
export const echoed: Promise<readonly string[] | undefined> = imagepin.getAlicloudEcsImage({ ...args, name: undefined }).then((found) => found.owners);
const all = imagepin.getVolcengineEcsImagesOutput({ owners: [pulumi.output('self')], limit: 2, platform: Promise.resolve('debian') });
export const ids: pulumi.Output<string[]> = all.imageIds;
export const size: pulumi.Output<number | undefined> = all.apply((found) => found.images[0].sizeGib);
export const none: pulumi.Output<string> = imagepin.getAlicloudEciImageCachesOutput().id;
const provider = new imagepin.Provider('beijing', { region: 'cn-beijing', alicloud: { accessKey: pulumi.secret('id'), secretKey: 'secret' } });
const pin = new imagepin.AlicloudEcsImagePin('web', { owners: ['system'], architecture: pulumi.output<'arm64'>('arm64'), triggers: { wave: pulumi.output('1') } }, { provider });
export const image: pulumi.Output<string> = pin.image.id;
export const disk: pulumi.Output<string | undefined> = pin.image.apply((found) => found.diskDeviceMappings![0].snapshotId);
export const usable: pulumi.Output<boolean | undefined> = pin.usable;
export const any = new imagepin.ImagePin('any', { source: 'volcengine-ecs', ids: [pin.image.id] }, { dependsOn: [pin], parent: pin });
export const inherited: pulumi.Output<imagepin.GetImagesResult> = imagepin.getImagesOutput({ source: pulumi.output<'alicloud-ecs'>('alicloud-ecs') }, { parent: pin, dependsOn: any });
`;

const INVALID_STATEMENTS = [
  `imagepin.getAlicloudEcsImage({ platfrom: 'ubuntu' });`,
  `imagepin.getAlicloudEcsImage({ architecture: 'amd64' });`,
  `imagepin.getAlicloudEcsImage({ limit: 2 });`,
  `imagepin.getAlicloudEcsImage({ platform: pulumi.output('ubuntu') });`,
  `imagepin.getVolcengineEcsImage({ family: 'ubuntu' });`,
  `imagepin.getImage({ platform: 'ubuntu' });`,
  `imagepin.getImagesOutput();`,
  `new imagepin.ImagePin('pin', { source: 'alicloud-esc' });`,
  `new imagepin.AlicloudEcsImagePin('pin', { triggers: { wave: 1 } });`,
  `new imagepin.Provider('provider', { alicloud: { token: 'x' } });`,
  `pin.image = pin.image;`,
  `pin.warnings;`,
  `all.then(() => {});`,
];

/** The lines of a program that do not compile; nothing in the declarations may. */
function compile(compiler: typeof ts, folder: string): readonly number[] {
  const [program, types] = ['index.ts', 'imagepin.d.ts'].map((name) => join(folder, name));
  writeFileSync(String(program), `${VALID_PROGRAM}${INVALID_STATEMENTS.join('\n')}\n`);
  const options = {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2018.d.ts'],
    target: compiler.ScriptTarget.ES2018,
    module: compiler.ModuleKind.CommonJS,
    moduleResolution: compiler.ModuleResolutionKind.NodeJs,
    ...(compiler.versionMajorMinor === '6.0' && { ignoreDeprecations: '6.0' }),
  };
  const compiled = compiler.createProgram(
    [String(program)],
    options,
    createCompilerHost(compiler, options),
  );
  return compiled
    .getSourceFiles()
    .filter(({ fileName }) => [program, types].includes(fileName))
    .flatMap((file) => [
      ...compiled.getSyntacticDiagnostics(file),
      ...compiled.getSemanticDiagnostics(file),
    ])
    .map(({ file, start = 0, messageText }) => {
      if (!file || file.fileName !== program) {
        throw new Error(compiler.flattenDiagnosticMessageText(messageText, '\n'));
      }
      return file.getLineAndCharacterOfPosition(start).line + 1;
    });
}

/** What the SDK itself depends on is most of what would be read, and declares nothing that is used here. */
const UNUSED_SDK_FILES =
  /node_modules\/(?!@pulumi\/pulumi\/|typescript\/)|\/pulumi\/(?:automation|proto)\//;

function createCompilerHost(compiler: typeof ts, options: ts.CompilerOptions): ts.CompilerHost {
  const host = compiler.createCompilerHost(options);
  return {
    ...host,
    getSourceFile: (name, version) =>
      UNUSED_SDK_FILES.test(name)
        ? compiler.createSourceFile(name, 'export {};', version)
        : host.getSourceFile(name, version),
  };
}

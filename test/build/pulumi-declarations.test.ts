import { packageDeclarations } from '../../build/pulumi-declarations';
import { version } from '../../package.json';
import { packageManifest } from '../../src/frontends/pulumi/package-manifest';
import { packageModel } from '../../src/frontends/pulumi/package-model';
import { bind } from '../../src/frontends/pulumi/program/bind';

const declarationText = packageDeclarations();

test('every export is declared', () => {
  const names = [...declarationText.matchAll(/^export declare (?:class|function) (\w+)/gm)];

  expect(names.map(([, name]) => name).sort()).toEqual(
    Object.keys(bind(packageManifest(), version)).sort(),
  );
});

test('every description of the model is declared', () => {
  const descriptions = new Set<string>();
  JSON.stringify(packageModel(), (key, value) => {
    if (key === 'description' && typeof value === 'string') {
      descriptions.add(value);
    }
    return value;
  });

  const absent = [...descriptions].filter(
    (description) => !declarationText.includes(`/** ${description}`),
  );

  expect(descriptions.size).toBeGreaterThan(100);
  expect(absent).toEqual([]);
});

test('no description ends its comment early', () => {
  expect(declarationText.match(/\*\//g)?.length).toBe(declarationText.match(/\/\*\*/g)?.length);
});

test('no type is open, and every import is from the SDK of Pulumi', () => {
  const code = declarationText.replaceAll(/\/\*\*.*\*\//g, '');

  expect(code.match(/\bimport\b.*/g)).toEqual(["import * as pulumi from '@pulumi/pulumi';"]);
  expect(code.replaceAll(/'[^']*'/g, '')).not.toMatch(/\b(?:any|object|unknown|never|z)\b/);
});

test('the arguments are required if one of them is', () => {
  expect(declarationText).toContain('function getImage(args: GetImageArgs, ');
  expect(declarationText).toContain('function getImageOutput(args: GetImageOutputArgs, ');
  expect(declarationText).toContain('constructor(name: string, args: ImagePinArgs, ');
  expect(declarationText).toContain(
    'function getAlicloudEcsImages(args?: GetAlicloudEcsImagesArgs, ',
  );
});

test('results are readonly', () => {
  expect(declarationText).toMatch(
    /interface GetAlicloudEcsImagesResult \{(?:\n {2}.*)*\n {2}readonly images: AlicloudEcsImage\[\];\n/,
  );
  expect(declarationText).toMatch(
    /class AlicloudEcsImagePin extends pulumi\.CustomResource \{(?:\n {2}.*)*\n {2}readonly image: pulumi\.Output<PinnedAlicloudEcsImage>;\n/,
  );
});

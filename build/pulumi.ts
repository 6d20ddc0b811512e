import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { version } from '../package.json';
import { packageManifest } from '../src/frontends/pulumi/package-manifest';
import { bind } from '../src/frontends/pulumi/program/bind';
import { packageDeclarations } from './pulumi-declarations';

const SOURCE = join(__dirname, '../src');

const FOLDER = join(__dirname, '../dist/pulumi');

/** Writes `imagepin/pulumi` and `imagepin/pulumi/dynamic`, which load the core when a function is called. */
export async function buildPulumi(): Promise<Metafile> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['index', join(SOURCE, 'frontends/pulumi/dynamic.ts')],
    outdir: FOLDER,
    entryNames: '[name]',
    bundle: true,
    metafile: true,
    write: false,
    platform: 'node',
    target: 'node20',
    // Only ES modules are split at dynamic imports.
    format: 'esm',
    splitting: true,
    external: ['@pulumi/pulumi', '@alicloud/*', 'https-proxy-agent', 're2js'],
    plugins: [indexModule, inlineManifest],
    legalComments: 'none',
    logLevel: 'warning',
  });
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const { path, text } of outputFiles) {
    await writeFile(join(FOLDER, basename(path)), await toCommonJs(text));
  }
  await writeFile(join(FOLDER, 'index.d.ts'), packageDeclarations());
  await writeFile(join(FOLDER, 'dynamic.d.ts'), DYNAMIC);
  return metafile;
}

async function toCommonJs(text: string): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    supported: { 'dynamic-import': false },
  });
  return code;
}

/** Exports every function and class by name, so that CommonJS and ES modules can import it by name. */
const indexModule: Plugin = {
  name: 'index',
  setup(bundle) {
    bundle.onResolve({ filter: /^index$/ }, () => ({ path: 'index', namespace: 'generated' }));
    bundle.onLoad({ filter: /^index$/, namespace: 'generated' }, () => ({
      contents: [
        "import { packageManifest } from './frontends/pulumi/package-manifest';",
        "import { bind } from './frontends/pulumi/program/bind';",
        `export const { ${Object.keys(bind(packageManifest(), version)).join(', ')} } = bind(packageManifest(), '${version}');`,
      ].join('\n'),
      resolveDir: SOURCE,
      loader: 'ts',
    }));
  },
};

/** Inlines the package's manifest, because computing it would load the core. */
export const inlineManifest: Plugin = {
  name: 'manifest',
  setup(bundle) {
    bundle.onLoad({ filter: /frontends\/pulumi\/package-manifest\.ts$/ }, () => ({
      contents: `export const packageManifest = () => (${JSON.stringify(packageManifest())});`,
    }));
  },
};

/** The declarations of the module that the states of pins refer to, which only the process of the engine loads. */
const DYNAMIC = `/** For the states of pins, which name it; no program calls it. */
export declare function providerOf(source?: string): object;
`;

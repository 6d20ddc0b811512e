import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { buildConstructs } from './constructs';
import { inlineProviderSchema } from './inline-provider-schema';
import { noticesOf } from './notices';
import { bundlePlugin } from './one-file';
import { buildPulumi, inlineManifest } from './pulumi';

const FRONTENDS = join(__dirname, '../src/frontends');

const COMMAND_LINE = join(FRONTENDS, 'cli');

const BUILT = join(__dirname, '../dist/frontends/cli');

/** What the command line loads when it is needed, each one file. */
const PARTS = ['find', 'list', 'explain', 'sources', 'simulate', 'completion', 'flag-text'];

/** Keeps the parts out of each other, so that a command loads its own file and no other. */
const keepPartsApart: Plugin = {
  name: 'parts',
  setup(bundle) {
    bundle.onResolve({ filter: new RegExp(`^\\./(${PARTS.join('|')})$`) }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

async function bundleCommandLine(): Promise<Metafile> {
  const { metafile } = await build({
    metafile: true,
    entryPoints: ['main', ...PARTS].map((name) => join(COMMAND_LINE, `${name}.ts`)),
    outdir: BUILT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // A dynamic import becomes a require: node reads a CommonJS file that is imported twice.
    supported: { 'dynamic-import': false },
    // Needed by few lookups, or after the first answer is on its way.
    external: ['@alicloud/*', 'https-proxy-agent', 're2js'],
    plugins: [keepPartsApart],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  // What npm links as `imagepin` may have been linked before it was there.
  await chmod(join(BUILT, 'main.js'), 0o755);
  return metafile;
}

/** Leaves out what describes a gRPC server to those who debug it: a client, and a parser of its own. */
const dropServerReflection: Plugin = {
  name: 'undescribed',
  setup(bundle) {
    const filter = /@grpc\/(?:proto-loader\/.*|grpc-js\/build\/src\/make-client)\.js$/;
    bundle.onLoad({ filter }, () => ({ contents: '' }));
  },
};

async function main(): Promise<void> {
  const [commandLine, terraform, pulumi, functions] = await Promise.all([
    bundleCommandLine(),
    bundlePlugin('terraform-provider-imagepin', 'terraform/main.ts', [
      inlineProviderSchema,
      dropServerReflection,
    ]),
    bundlePlugin('pulumi-resource-imagepin', 'pulumi/plugin/start.ts', [inlineManifest]),
    buildPulumi(),
    buildConstructs(),
  ]);
  await writeFile(
    join(BUILT, '../../NOTICES.md'),
    noticesOf([commandLine, ...terraform, ...pulumi, functions]),
  );
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

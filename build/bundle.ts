import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { buildConstructs } from './constructs';
import { inlineProgramHelp } from './inline-program-help';
import { inlineProviderSchema } from './inline-provider-schema';
import { noticesOf } from './notices';
import { bundlePlugin } from './one-file';
import { buildPulumi, inlineManifest } from './pulumi';

const FRONTENDS = join(__dirname, '../src/frontends');

const COMMAND_LINE = join(FRONTENDS, 'cli');

const BUILT = join(__dirname, '../dist/frontends/cli');

/** The modules of the command line that are loaded when they are needed, each one file. */
const PARTS = ['find', 'list', 'explain', 'sources', 'simulate', 'completion'];

/** Keeps these modules out of each other's bundles, so that a command loads only its own file. */
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
    // A dynamic import becomes a require, because node would read a CommonJS file twice to import it.
    supported: { 'dynamic-import': false },
    // Needed by few lookups, or after the first answer is on its way.
    external: ['@alicloud/*', 'https-proxy-agent', 're2js'],
    plugins: [keepPartsApart, inlineProgramHelp],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  // npm may have linked `imagepin` before the file existed, and so without making it executable.
  await chmod(join(BUILT, 'main.js'), 0o755);
  return metafile;
}

/** Drops the parts of gRPC that describe a server to debugging clients: a client and a parser. */
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

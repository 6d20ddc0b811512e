import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const COMMAND_LINE = join(__dirname, '../src/frontends/cli');

const BUILT = join(__dirname, '../dist/frontends/cli');

/** What the command line loads when it is needed, each one file. */
const PARTS = ['find', 'list', 'explain', 'sources', 'simulate', 'flag-words'];

/** Keeps the parts out of each other, so that a command loads its own file and no other. */
const parts: Plugin = {
  name: 'parts',
  setup(bundle) {
    bundle.onResolve({ filter: new RegExp(`^\\./(${PARTS.join('|')})$`) }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Leaves out zod's messages in fifty other languages, which are half of its start. */
const english: Plugin = {
  name: 'english',
  setup(bundle) {
    bundle.onLoad({ filter: /zod\/v4\/locales\/index\.c?js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: join(__dirname, '../node_modules/zod/v4/locales'),
    }));
  },
};

async function bundleCommandLine(): Promise<void> {
  await build({
    entryPoints: ['main', ...PARTS].map((name) => join(COMMAND_LINE, `${name}.ts`)),
    outdir: BUILT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // A dynamic import becomes a require: node reads a CommonJS file that is imported twice.
    supported: { 'dynamic-import': false },
    // Needed by few look-ups, or after the first answer is on its way.
    external: ['@alicloud/*', 'https-proxy-agent', 're2js'],
    plugins: [parts, english],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  // What npm links as `imagepin` may have been linked before it was there.
  await chmod(join(BUILT, 'main.js'), 0o755);
}

bundleCommandLine().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

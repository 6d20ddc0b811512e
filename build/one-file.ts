import { basename } from 'node:path';
import { type BuildOptions, build, type Metafile, transform } from 'esbuild';

/** A script that is one file, and of which a run compiles only the parts that it comes to. */
export interface OneFile {
  readonly script: string;
  /** What esbuild says is in it. */
  readonly metafiles: readonly Metafile[];
}

interface Part {
  readonly name: string;
  readonly text: string;
}

/**
 * Bundles an entry point in parts, cut where something is imported when it is needed, and puts them
 * as texts into one script: to compile all of a long one takes longer than most runs of it.
 * Packages that are required when they are needed, rather than imported, are parts of their own.
 */
export async function bundleToOneFile(
  entryPoint: string,
  required: readonly string[],
  options: BuildOptions,
): Promise<OneFile> {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entryPoint],
    external: [...required],
    bundle: true,
    metafile: true,
    write: false,
    // Only modules of this kind are cut.
    format: 'esm',
    splitting: true,
    outdir: '.',
    legalComments: 'none',
  });
  const cut = await Promise.all(outputFiles.map(toPart));
  const packages = await Promise.all(required.map((name) => bundlePackage(name, options)));
  return {
    script: toLoader(
      [...cut, ...packages.map(({ part }) => part)],
      `./${basename(entryPoint, '.ts')}.js`,
    ),
    metafiles: [metafile, ...packages.map((one) => one.metafile)],
  };
}

async function toPart({ path, text }: { path: string; text: string }): Promise<Part> {
  const { code } = await transform(text, {
    format: 'cjs',
    target: 'node20',
    minify: true,
    supported: { 'dynamic-import': false },
  });
  return { name: `./${basename(path)}`, text: code };
}

async function bundlePackage(
  name: string,
  options: BuildOptions,
): Promise<{ readonly part: Part; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: `module.exports = require('${name}');`, resolveDir: __dirname },
    bundle: true,
    metafile: true,
    write: false,
    format: 'cjs',
    minify: true,
    legalComments: 'none',
  });
  return { part: { name, text: outputFiles[0]?.text ?? '' }, metafile };
}

/** The parts stand in a comment, a line each: node passes over it, and a run reads the lines that it wants. */
function toLoader(parts: readonly Part[], entry: string): string {
  const lines = parts.map(({ text }) =>
    JSON.stringify(text)
      .replaceAll('*/', '*\\/')
      .replace(/[^ -~]/g, (other) => `\\u${other.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  const names = Object.fromEntries(parts.map(({ name }, index) => [name, index]));
  return `'use strict';
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.log('imagepin needs Node.js 20.19 or later, and the "node" on the PATH is ' + process.version + '.');
  process.exit(1);
}
const { compileFunction } = require('node:vm');
const lines = require('node:fs').readFileSync(__filename, 'latin1').split('\\n/*\\n')[1].split('\\n');
const names = ${JSON.stringify(names)};
const made = {};
function load(name) {
  if (!Object.hasOwn(names, name)) {
    return require(name);
  }
  if (!made[name]) {
    const module = (made[name] = { exports: {} });
    const filename = __filename + '/' + name;
    const text = JSON.parse(lines[names[name]]);
    compileFunction(text, ['module', 'exports', 'require'], { filename })(module, module.exports, load);
  }
  return made[name].exports;
}
load(${JSON.stringify(entry)});
/*
${lines.join('\n')}
*/
`;
}

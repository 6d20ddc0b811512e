import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildOptions, build, type Metafile, transform } from 'esbuild';

/** A script in one file, of which a run reads and compiles only the parts that it needs. */
export interface OneFile {
  /** The script, which a shell starts and Node runs as CommonJS. */
  readonly script: string;
  /** The contents, as esbuild reports them. */
  readonly metafiles: readonly Metafile[];
}

interface Part {
  readonly name: string;
  readonly text: string;
}

/**
 * Bundles an entry point into parts, split at dynamic imports, and embeds them as text in one script for a command of this name.
 * Compiling all of a long script takes longer than most runs of it.
 * Packages that are required at run time are parts of their own.
 */
export async function bundleToOneFile(
  name: string,
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
    // Only ES modules are split.
    format: 'esm',
    splitting: true,
    outdir: '.',
    legalComments: 'none',
  });
  const splitParts = await Promise.all(outputFiles.map(toPart));
  const packages = await Promise.all(required.map((one) => bundlePackage(one, options)));
  return {
    script: await assemble(name, `./${basename(entryPoint, '.ts')}.js`, [
      ...splitParts,
      ...packages.map(({ part }) => part),
    ]),
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

/** Replaces the end of a comment in a part; no part contains this character otherwise, because parts are code in ASCII. */
const COMMENT_END = '\0';

/** The placeholder of the head's length, until it is known. */
const START = '__START__';

/**
 * The shell reports a missing Node, and makes Node read only the head of the script,
 * because Node would read all parts to find the end of the comment around them; NODE_OPTIONS may make modules the default.
 */
const LAUNCHER = `#!/bin/sh
':' //; command -v node >/dev/null || { echo 'imagepin needs Node.js 20.19 or later, and there is no "node" on the PATH.'; exit 1; }; trap '' INT; exec node --input-type=commonjs -e 'const fs = require("fs"), file = require("path").resolve(process.argv[1]), head = Buffer.alloc(${START}); fs.readSync(fs.openSync(file, "r"), head, 0, head.length, 0); require("vm").compileFunction(head.toString("latin1", 10), ["require", "__filename"], { filename: file })(require, file)' -- "$0" "$@"
`;

/**
 * Assembles the launcher, the loader, and the parts, one per line in a comment.
 * The launcher reports to standard output, because engines show its first line.
 */
async function assemble(name: string, entry: string, parts: readonly Part[]): Promise<string> {
  const before = '/*\n';
  const lines = parts.map(({ text }) =>
    `(function(module,exports,require){${toAscii(text)}\n})`.replaceAll('*/', COMMENT_END),
  );
  let at = before.length;
  const places = lines.map(({ length }, index) => {
    const place = [parts[index]?.name, [at, length]] as const;
    at += length + 1;
    return place;
  });
  const { outputFiles } = await build({
    entryPoints: [require.resolve('./loader')],
    define: {
      PARTS: JSON.stringify(Object.fromEntries(places)),
      START,
      ENTRY: JSON.stringify(entry),
      NAME: JSON.stringify(name),
      COMMENT_END: JSON.stringify(COMMENT_END),
      BUILD: JSON.stringify(createHash('sha256').update(lines.join('\n')).digest('hex')),
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node12',
    minify: true,
    legalComments: 'none',
  });
  const head = `${LAUNCHER}${outputFiles[0]?.text}`;
  const start = String(head.length).padEnd(START.length);
  return `${head.replaceAll(START, start)}${before}${lines.join('\n')}\n*/\n`;
}

/** Escapes other characters, so that each character is one byte, and positions in the text are positions in the file. */
function toAscii(code: string): string {
  return code.replace(
    /[\u0080-\uffff]/g,
    (other) => `\\u${other.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

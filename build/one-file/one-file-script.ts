import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildOptions, build, type Metafile, transform } from 'esbuild';

/** A script that is one file, and of which a run reads and compiles only the parts that it comes to. */
export interface OneFile {
  /** For a shell, and as CommonJS for Node. */
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
 * as texts into one script for a command of this name.
 * To compile all of a long script takes longer than most runs of it.
 * Packages that are required when they are needed, rather than imported, are parts of their own.
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
    // Only modules of this kind are cut.
    format: 'esm',
    splitting: true,
    outdir: '.',
    legalComments: 'none',
  });
  const cut = await Promise.all(outputFiles.map(toPart));
  const packages = await Promise.all(required.map((one) => bundlePackage(one, options)));
  return {
    script: await assemble(name, `./${basename(entryPoint, '.ts')}.js`, [
      ...cut,
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

/** Stands for the end of the comment, where a part has one; in code of ASCII alone, nothing else is this. */
const COMMENT_END = '\0';

/** Stands for the length of the head until that is known. */
const START = '__START__';

/**
 * A shell says what is missing where there is no Node, and has Node read the head of the script alone:
 * the parts would be read to find the end of the comment that they stand in.
 */
const LAUNCHER = `#!/bin/sh
':' //; command -v node >/dev/null || { echo 'imagepin needs Node.js 20.19 or later, and there is no "node" on the PATH.'; exit 1; }; trap '' INT; exec node -e 'const fs = require("fs"), file = require("path").resolve(process.argv[1]), head = Buffer.alloc(${START}); fs.readSync(fs.openSync(file, "r"), head, 0, head.length, 0); require("vm").compileFunction(head.toString("latin1", 10), ["require", "__filename"], { filename: file })(require, file)' -- "$0" "$@"
`;

/**
 * One script: the launcher, the code that loads parts, and the parts, a line each, in a comment.
 * Engines show the first line of standard output, so that is where the launcher complains.
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

/** A byte a character, so that a part's place in the file is its place in the text. */
function toAscii(code: string): string {
  return code.replace(
    /[\u0080-\uffff]/g,
    (other) => `\\u${other.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

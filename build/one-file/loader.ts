import './node-version';
import { openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openCodeCache } from './code-cache';

/** The positions of the parts in the file, relative to START. The build defines all of these constants. */
declare const PARTS: Readonly<Record<string, readonly [at: number, length: number]>>;
declare const START: number;
declare const ENTRY: string;
declare const NAME: string;
/** The replacement of the end of a comment in the parts. */
declare const COMMENT_END: string;
/** A hash of the parts. */
declare const BUILD: string;

interface Module {
  readonly exports: unknown;
}

type Wrapper = (module: Module, exports: unknown, require: (name: string) => unknown) => void;

/** The script's own `require` would resolve from the working directory, because Node runs the script as text. */
const requireFromFile = createRequire(__filename);
const file = openSync(__filename, 'r');
const codeCache = openCodeCache(NAME, BUILD);
const modules = new Map<string, Module>();

/** Loads a part, or else a module of Node. */
function load(name: string): unknown {
  const place = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!place) {
    return requireFromFile(name);
  }
  const loaded = modules.get(name);
  if (loaded) {
    return loaded.exports;
  }
  const module = { exports: {} };
  modules.set(name, module);
  const run: Wrapper = codeCache
    .compile(read(...place), { name, filename: `${__filename}/${name}` })
    .runInThisContext();
  run(module, module.exports, load);
  return module.exports;
}

function read(at: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(file, bytes, 0, length, START + at) < length) {
    throw new Error('the plugin was replaced while it ran: run the command again');
  }
  return bytes.toString('latin1').replaceAll(COMMENT_END, '*/');
}

load(ENTRY);

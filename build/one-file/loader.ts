import './node-version';
import { openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openCodeCache } from './code-cache';

/** Where the parts stand in the file, counted from START. The build writes it, and all of these. */
declare const PARTS: Readonly<Record<string, readonly [at: number, length: number]>>;
declare const START: number;
declare const ENTRY: string;
declare const NAME: string;
/** What stands for the end of the comment that the parts stand in. */
declare const COMMENT_END: string;
/** Another one for other parts. */
declare const BUILD: string;

interface Module {
  readonly exports: unknown;
}

type Wrapper = (module: Module, exports: unknown, require: (name: string) => unknown) => void;

/** Of a script that is given to Node as a text, it would look in the folder that it runs in. */
const requireBeside = createRequire(__filename);
const file = openSync(__filename, 'r');
const codeCache = openCodeCache(NAME, BUILD);
const modules = new Map<string, Module>();

/** Loads a part, or else what Node has itself. */
function load(name: string): unknown {
  const place = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!place) {
    return requireBeside(name);
  }
  const known = modules.get(name);
  if (known) {
    return known.exports;
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

import './node-version';
import { openSync, readSync } from 'node:fs';
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

const file = openSync(__filename, 'r');
const codeCache = openCodeCache(NAME, BUILD);
const modules = new Map<string, Module>();

/** Loads a part, or else what Node has itself. */
function load(name: string): unknown {
  const place = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!place) {
    return require(name);
  }
  const known = modules.get(name);
  if (known) {
    return known.exports;
  }
  const module = { exports: {} };
  modules.set(name, module);
  const text = `(function(module,exports,require){${read(...place)}\n})`;
  const run: Wrapper = codeCache
    .compile(text, { name, filename: `${__filename}/${name}` })
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

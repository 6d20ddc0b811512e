import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';

/** Compiles the parts of a script, those that no earlier run has compiled. */
export interface CodeCache {
  compile(text: string, part: { readonly name: string; readonly filename: string }): Script;
}

/** The first line of the file: what the code behind it belongs to, and where each part's is. */
interface Head {
  readonly build: string;
  readonly checksum: string;
  readonly places: Readonly<Record<string, readonly [at: number, length: number]>>;
}

type Codes = Readonly<Record<string, Buffer>>;

/**
 * Keeps what V8 has made of a script's parts for the next run with the same Node.
 * Where nothing can be kept, or what is kept is damaged, everything is compiled.
 */
export function openCodeCache(name: string, build: string): CodeCache {
  const file = fileFor(name);
  const known = file === undefined ? {} : readCodes(file, build);
  const scripts = new Map<string, Script>();
  let isComplete = true;
  process.once('exit', () => {
    if (file !== undefined && !isComplete) {
      const made = [...scripts].map(([part, script]) => [part, script.createCachedData()] as const);
      writeCodes(file, build, { ...known, ...Object.fromEntries(made) });
    }
  });
  return {
    compile: (text, { name: part, filename }) => {
      const script = new Script(text, { filename, cachedData: known[part] });
      scripts.set(part, script);
      isComplete &&= script.cachedDataRejected === false;
      return script;
    },
  };
}

/** Where Node keeps compiled code, if it is told, otherwise among the user's caches. */
function fileFor(name: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE, XDG_CACHE_HOME, HOME } = process.env;
  const folder = NODE_COMPILE_CACHE || XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
  return folder && isAbsolute(folder) && !NODE_DISABLE_COMPILE_CACHE
    ? join(folder, 'imagepin', `${name}-${process.version}-${process.arch}`)
    : undefined;
}

/** V8 checks that code is for this V8 and for a text of this length; all else is checked here. */
function readCodes(file: string, build: string): Codes {
  try {
    const bytes = readOwn(file);
    const end = bytes.indexOf('\n');
    const {
      build: builtFrom,
      checksum,
      places,
    }: Head = JSON.parse(bytes.toString('latin1', 0, end));
    const codes = bytes.subarray(end + 1);
    if (builtFrom !== build || checksum !== sumOf(codes)) {
      return {};
    }
    return Object.fromEntries(
      Object.entries(places).map(([part, [at, length]]) => [part, codes.subarray(at, at + length)]),
    );
  } catch {
    return {};
  }
}

/** Far more than all parts take. */
const LARGEST = 16 * 1024 * 1024;

/** A file that is the user's own and no link: nobody else's code is run, and nothing is waited for. */
function readOwn(file: string): Buffer {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.uid !== process.getuid?.() || stats.size > LARGEST) {
      throw new Error(`${file} is not a file of this user`);
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Others may read meanwhile: the file comes into its place as a whole. */
function writeCodes(file: string, build: string, codes: Codes): void {
  const places: Record<string, readonly [at: number, length: number]> = {};
  let at = 0;
  for (const [part, { length }] of Object.entries(codes)) {
    places[part] = [at, length];
    at += length;
  }
  const all = Buffer.concat(Object.values(codes));
  const head: Head = { build, checksum: sumOf(all), places };
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    makeFolder(dirname(dirname(file)));
    makeFolder(dirname(file));
    try {
      const written = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), all]);
      writeFileSync(draft, written, { mode: 0o600, flag: 'wx' });
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch {
    // The next run tries again.
  }
}

/** One by one: where a home is absent, none is made. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
}

function sumOf(codes: Buffer): string {
  return createHash('sha256').update(codes).digest('hex');
}

import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';

/** Compiles parts of a script, from cached code if there is any. */
export interface CodeCache {
  compile(text: string, part: { readonly name: string; readonly filename: string }): Script;
}

/** The first line of a cache file: the build, the checksum of the code, and the place of each part. */
interface Head {
  readonly build: string;
  readonly checksum: string;
  readonly places: Readonly<Record<string, readonly [at: number, length: number]>>;
}

type Codes = Readonly<Record<string, Buffer>>;

/**
 * Caches V8's code of a script's parts for later runs with the same version of Node.
 * Without a usable cache file, every part is compiled.
 */
export function openCodeCache(name: string, build: string): CodeCache {
  const file = fileFor(name);
  const cached = file === undefined ? {} : readCodes(file, build);
  const scripts = new Map<string, Script>();
  let isComplete = true;
  process.once('exit', () => {
    if (file !== undefined && !isComplete) {
      const added = [...scripts].map(
        ([part, script]) => [part, script.createCachedData()] as const,
      );
      writeCodes(file, build, { ...cached, ...Object.fromEntries(added) });
    }
  });
  return {
    compile: (text, { name: part, filename }) => {
      const script = new Script(text, { filename, cachedData: cached[part] });
      scripts.set(part, script);
      isComplete &&= script.cachedDataRejected === false;
      return script;
    },
  };
}

/** The cache file, in Node's compile cache if one is configured, else among the user's caches. */
function fileFor(name: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE, XDG_CACHE_HOME, HOME } = process.env;
  const folder = NODE_COMPILE_CACHE || XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
  return folder && isAbsolute(folder) && !NODE_DISABLE_COMPILE_CACHE
    ? join(folder, 'imagepin', `${name}-${process.version}-${process.arch}`)
    : undefined;
}

/** V8 verifies its version and the length of the source; everything else is verified here. */
function readCodes(file: string, build: string): Codes {
  try {
    const bytes = readOwnFile(file);
    const end = bytes.indexOf('\n');
    const {
      build: builtFrom,
      checksum,
      places,
    }: Head = JSON.parse(bytes.toString('latin1', 0, end));
    const codes = bytes.subarray(end + 1);
    if (builtFrom !== build || checksum !== checksumOf(codes)) {
      return {};
    }
    return Object.fromEntries(
      Object.entries(places).map(([part, [at, length]]) => [part, codes.subarray(at, at + length)]),
    );
  } catch {
    return {};
  }
}

/** Far above the size of all parts. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a regular file that only the user can write, and no link, so that no foreign code is run and a pipe cannot block. */
function readOwnFile(file: string): Buffer {
  requireOwnFolder(dirname(file));
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || !isOwn(stats) || stats.nlink > 1 || stats.size > MAX_BYTES) {
      throw new Error(`${file} is not a file of this user alone`);
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws for a folder in which others can exchange files, and for a link to any folder. */
function requireOwnFolder(folder: string): void {
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || !isOwn(stats)) {
    throw new Error(`${folder} is not a folder of this user alone`);
  }
}

const WRITABLE_BY_OTHERS = 0o022;

function isOwn({ uid, mode }: Stats): boolean {
  return uid === process.getuid?.() && (mode & WRITABLE_BY_OTHERS) === 0;
}

/** Writes to a temporary file and renames it, because other processes may read at the same time. */
function writeCodes(file: string, build: string, codes: Codes): void {
  const places: Record<string, readonly [at: number, length: number]> = {};
  let at = 0;
  for (const [part, { length }] of Object.entries(codes)) {
    places[part] = [at, length];
    at += length;
  }
  const all = Buffer.concat(Object.values(codes));
  const head: Head = { build, checksum: checksumOf(all), places };
  const temporaryFile = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    makeFolder(dirname(dirname(file)));
    makeFolder(dirname(file));
    requireOwnFolder(dirname(file));
    try {
      const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), all]);
      writeFileSync(temporaryFile, content, { mode: 0o600, flag: 'wx' });
      renameSync(temporaryFile, file);
    } finally {
      rmSync(temporaryFile, { force: true });
    }
  } catch {
    // The next run tries again.
  }
}

/** Creates one folder at a time, so that a missing home is not created. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
}

function checksumOf(codes: Buffer): string {
  return createHash('sha256').update(codes).digest('hex');
}

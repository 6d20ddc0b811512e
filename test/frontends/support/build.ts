import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = join(__dirname, '../../..');
const CACHE = join(ROOT, 'node_modules/.cache/imagepin');
const LOCK = join(CACHE, 'lock');
const STAMP = join(CACHE, 'built');
const INFO = join(CACHE, 'tsbuildinfo');

/** The built command line. */
export const main = join(ROOT, 'dist/frontends/cli/main.js');

/** How long the first build may take, for the test that waits for it. */
export const BUILD_MS = 120_000;

/** Builds what is older than its source; of several workers one builds and the others wait. */
export async function build(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  while (!isFresh()) {
    if (takeLock()) {
      try {
        compile();
      } finally {
        rmSync(LOCK, { recursive: true });
      }
    }
    await setTimeout(100);
  }
}

function isFresh(): boolean {
  return existsSync(main) && modified(STAMP) >= newest(join(ROOT, 'src'));
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => modified(join(folder, file))));
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** A lock older than any build was left by a worker that was killed. */
function takeLock(): boolean {
  if (existsSync(LOCK) && Date.now() - modified(LOCK) > BUILD_MS) {
    rmSync(LOCK, { recursive: true, force: true });
  }
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

/** Types are checked by tsc itself, over tests and examples too; here only the output counts. */
function compile(): void {
  const start = new Date();
  if (!existsSync(main)) {
    // It would tell the compiler that nothing is to be done.
    rmSync(INFO, { force: true });
  }
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const flags = ['-p', 'src', '--incremental', '--tsBuildInfoFile', INFO];
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags], { cwd: ROOT, encoding: 'utf8' });
  if (!existsSync(main)) {
    throw new Error(`the build failed:\n${stdout}`);
  }
  writeFileSync(STAMP, start.toISOString());
}

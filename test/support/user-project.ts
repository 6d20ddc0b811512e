import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { peerDependencies } from '../../package.json';
import { ROOT } from './paths';

/** What a program came to. */
interface ProgramResult {
  readonly code: number | string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of somebody who has installed the package. */
export interface UserProject {
  readonly folder: string;
  readonly tarball: string;
  /** What the tarball holds, by path. */
  readonly files: readonly string[];
  /** Runs a program in the project, away from this machine's own settings. */
  run(command: string, ...args: readonly string[]): Promise<ProgramResult>;
  remove(): void;
}

/** Packs what is built and installs it, without a network: what npm would fetch is there beforehand. */
export async function openUserProject(): Promise<UserProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'imagepin-user-')));
  const { filename, files } = readPacked(
    await runIn(folder, 'npm', ['pack', ROOT, '--json', '--ignore-scripts']),
  );
  const tarball = join(folder, filename);

  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  for (const path of dependencies()) {
    copyPackage(path, folder);
  }
  orThrow(await runIn(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]));
  for (const name of Object.keys(peerDependencies)) {
    const target = join(folder, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), target);
  }
  return {
    folder,
    tarball,
    files: files.map(({ path }) => path),
    run: (command, ...args) => runIn(folder, command, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runIn(folder: string, command: string, args: readonly string[]): Promise<ProgramResult> {
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? undefined) : 0, stdout, stderr }),
    );
  });
}

function orThrow({ code, stdout, stderr }: ProgramResult): string {
  if (code !== 0) {
    throw new Error(`npm ended with ${code}:\n${stderr}`);
  }
  return stdout;
}

/** What `npm pack --json` prints: one element a package. */
function readPacked(outcome: ProgramResult) {
  const file = z.object({ path: z.string() });
  const packed = z.object({ filename: z.string(), files: z.array(file) });
  return z.tuple([packed]).parse(JSON.parse(orThrow(outcome)))[0];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** The folders of what the package depends on, and of what that depends on. */
function dependencies(): readonly string[] {
  const lock: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path]) => path);
}

function copyPackage(path: string, folder: string): void {
  const from = join(ROOT, path);
  // The packages within it are in the lock by themselves.
  const filter = (file: string) => !relative(from, file).startsWith('node_modules');
  cpSync(from, join(folder, path), { recursive: true, filter });
}

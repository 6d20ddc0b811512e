import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bin } from '../../../package.json';
import { ROOT } from './page';

/** What a project of a reader has from npm, in addition to this package. */
const INSTALLED = [
  ...['@pulumi/pulumi', '@types/node', 'cdktf', 'cdktn', 'constructs', 'tsx', 'typescript'],
];

/** Makes a folder a project that has installed the packages of the pages, without a registry. */
export function install(folder: string): void {
  // Each package by itself: a link to a whole scope would let npm remove what is behind it.
  for (const name of INSTALLED) {
    link(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  link(ROOT, join(folder, 'node_modules/imagepin'));
  writeFileSync(join(folder, 'package.json'), '{}');
  const commands = { ...bin, tsx: 'node_modules/tsx/dist/cli.mjs' };
  for (const [name, path] of Object.entries(commands)) {
    link(join(ROOT, path), join(folder, 'node_modules/.bin', name));
  }
}

export function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

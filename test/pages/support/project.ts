import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bin, dependencies } from '../../../package.json';
import { ROOT } from './page';

type Commands = Readonly<Record<string, string>>;

/** Makes a folder an empty project. */
export function createProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
}

/** Installs packages in a project, without a registry. */
export function install(packages: readonly string[], folder: string): void {
  execFileSync('bash', ['-ec', toInstallScript(packages)], { cwd: folder });
}

/** The names of a command that only installs packages; undefined for every other command. */
export function packagesIn(command: string): readonly string[] | undefined {
  return /^npm install ((?:[\w@./-]+ ?)+)$/.exec(command)?.[1]?.split(' ');
}

/** The commands that have the effect of `npm install` on the project in the current folder. */
export function toInstallScript(packages: readonly string[]): string {
  return packages
    .map((spec) => (spec.endsWith('.tgz') ? copyThisPackage() : linkPackage(toName(spec))))
    .join('\n');
}

/** A package without its version. */
function toName(spec: string): string {
  return spec.replace(/(?<=.)@.*$/, '');
}

/** A copy, since what a link leads to would find the packages of the repository. */
function copyThisPackage(): string {
  const target = 'node_modules/imagepin';
  return [
    `rm -rf ${target} && mkdir -p ${target}`,
    `cp -R ${join(ROOT, 'dist')} ${join(ROOT, 'package.json')} ${target}`,
    ...Object.keys(dependencies).map((name) => linkFolder(name, join(target, 'node_modules'))),
    linkCommands('imagepin', bin),
  ].join('\n');
}

function linkPackage(name: string): string {
  const file = join(ROOT, 'node_modules', name, 'package.json');
  const { bin: commands = {} }: { readonly bin?: string | Commands } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return [
    linkFolder(name, 'node_modules'),
    linkCommands(name, typeof commands === 'string' ? { [basename(name)]: commands } : commands),
  ].join('\n');
}

function linkFolder(name: string, folder: string): string {
  const target = join(folder, name);
  return `mkdir -p ${dirname(target)} && ln -sfn ${join(ROOT, 'node_modules', name)} ${target}`;
}

function linkCommands(name: string, commands: Commands): string {
  return [
    'mkdir -p node_modules/.bin',
    ...Object.entries(commands).map(
      ([command, path]) => `ln -sf ${join('..', name, path)} node_modules/.bin/${command}`,
    ),
  ].join('\n');
}

export function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

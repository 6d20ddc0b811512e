import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clouds } from '../../../../src/clouds/registry';
import { type CommandResult, commandResult } from '../../../support/command-result';

/** A folder with a configuration, and an engine that runs it with the plugin that is built. */
export interface TerraformWorkspace {
  readonly folder: string;
  write(name: string, content: string): void;
  read(name: string): string;
  run(...args: readonly string[]): Promise<CommandResult>;
  /** Starts a command in a process group of its own, as a terminal does. */
  start(...args: readonly string[]): {
    readonly child: ChildProcess;
    readonly result: Promise<CommandResult>;
  };
  remove(): void;
}

const PLUGIN_FOLDER = join(__dirname, '../../../../dist');

const REQUIRED_PROVIDERS = `
terraform {
  required_providers {
    imagepin = {
      source = "imagepin/imagepin"
    }
  }
}
`;

/** Makes a workspace. Nothing of this machine's own configuration reaches the engine. */
export function openTerraformWorkspace(command: string): TerraformWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'imagepin-engine-'));
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  write(
    'cli.rc',
    `provider_installation {\n  dev_overrides {\n    "imagepin/imagepin" = "${PLUGIN_FOLDER}"\n  }\n  direct {}\n}\n`,
  );
  write('versions.tf', REQUIRED_PROVIDERS);

  const start: TerraformWorkspace['start'] = (...args) => {
    const child = spawn(command, [...args, '-no-color'], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TF_CLI_CONFIG_FILE: join(folder, 'cli.rc'),
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
        CHECKPOINT_DISABLE: '1',
      },
    });
    return { child, result: commandResult(child) };
  };

  return {
    folder,
    write,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    run: (...args) => start(...args).result,
    start,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A provider block for a simulator. */
export function simulatedProviderBlock(url: string): string {
  const credentials = clouds.map(
    ({ id }) => `  ${id} = {
    access_key = "simulator"
    secret_key = "simulator"
  }`,
  );
  return `
provider "imagepin" {
  region   = "cn-hangzhou"
  endpoint = "${url}"
${credentials.join('\n')}
}
`;
}

import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { packageTerraform } from '../../../build/package-terraform';
import { commandResult } from '../../support/command-result';
import { type CodeBlock, type PageSection, ROOT } from './page';
import { createProject, link, packagesIn, toInstallScript } from './project';
import { isOutput, NOT_RUN } from './runner';

/** A folder for projects next to a clone, and a home where nothing is configured. */
export interface Desk {
  readonly folder: string;
  /**
   * Follows sections of a page, one after another, in an empty project.
   * Returns what the commands print; one that fails is an error.
   */
  follow(page: readonly PageSection[], given?: Given): Promise<string>;
  remove(): void;
}

/** What a page requires in addition to its blocks. */
interface Given {
  /** Commands that are run before the first section. */
  readonly before?: string;
  /** Texts of the page that stand for something of the reader's, and what they are here. */
  readonly places?: Readonly<Record<string, string>>;
}

/** Makes a desk with these commands on the PATH, by the names that the pages use, and stacks in the folder `backend`. */
export async function openDesk(
  commands: Readonly<Record<string, string>> = {},
  backend?: string,
): Promise<Desk> {
  const desk = realpathSync(mkdtempSync(join(tmpdir(), 'imagepin-page-')));
  await packageTerraform({ folder: join(desk, 'imagepin/release'), env: {} });
  link(join(ROOT, 'examples'), join(desk, 'imagepin/examples'));
  for (const [name, command] of Object.entries(commands)) {
    link(command, join(desk, 'bin', name));
  }
  if (commands.pulumi) {
    // Part of Pulumi's own releases; in the package it is not executable.
    const dynamic = join(desk, 'bin/pulumi-resource-pulumi-nodejs');
    copyFileSync(join(ROOT, 'node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs'), dynamic);
    chmodSync(dynamic, 0o755);
  }
  const env = {
    PATH: [join(desk, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: join(desk, 'home'),
    IMAGEPIN_SIMULATE: '1',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    NO_COLOR: '1',
    npm_config_update_notifier: 'false',
    npm_config_offline: 'true',
    ...{ TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' },
    ...{
      TF_CLI_ARGS: '-no-color',
      TF_CLI_ARGS_apply: '-auto-approve',
      TF_CLI_ARGS_destroy: '-auto-approve',
    },
    PULUMI_HOME: join(desk, 'pulumi'),
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: 'passphrase',
    PULUMI_SKIP_UPDATE_CHECK: '1',
    PULUMI_SKIP_CONFIRMATIONS: 'true',
    PULUMI_OPTION_SKIP_PREVIEW: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: '1',
    PULUMI_NODEJS_TRANSPILE_ONLY: 'true',
  };
  let projects = 0;
  return {
    folder: desk,
    async follow(page, { before = '', places = {} } = {}) {
      projects += 1;
      const folder = join(desk, `project-${projects}`);
      createProject(folder);
      let script = ['set -euo pipefail', before, ...page.map(toScript)].join('\n');
      for (const [written, place] of Object.entries(places)) {
        script = script.replaceAll(written, place);
      }
      const child = spawn('bash', ['-c', script], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const { code, text } = await commandResult(child);
      if (code !== 0) {
        throw new Error(`exit code ${code}:\n${text}`);
      }
      return text;
    },
    remove: () => rmSync(desk, { recursive: true, force: true }),
  };
}

/** What the commands of a section print before each block that shows it; blanks and frames aside. */
export function outputsIn(section: PageSection): readonly string[] {
  return section.blocks
    .filter((block) => isOutput(block, section))
    .map(({ text }) => withoutFrame(text));
}

/** What an engine prints, without the lines and breaks that it puts around messages. */
export function withoutFrame(text: string): string {
  return text.replaceAll(/[│╷╵\s]+/g, ' ').trim();
}

/** Each section begins in the folder of the project. */
function toScript({ blocks }: PageSection): string {
  return ['(', ...blocks.map(toLines), ')'].join('\n');
}

function toLines(block: CodeBlock): string {
  const { language, file, text } = block;
  if (language === 'sh') {
    return text
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map(toCommand)
      .join('\n');
  }
  if (!file) {
    return ':';
  }
  return `mkdir -p ${dirname(file)}\ncat > ${file} <<'END OF ${basename(file)}'\n${text}END OF ${basename(file)}`;
}

function toCommand(line: string): string {
  const packages = packagesIn(line);
  if (packages) {
    return toInstallScript(packages);
  }
  return line in NOT_RUN ? ': not run' : line;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CredentialPlaces } from '../../clouds/cloud';
import { clouds } from '../../clouds/registry';
import { COMMANDS } from './commands';
import { type Session, supportsColor } from './io';
import { rejectExtraArguments } from './reject-extra-arguments';
import { Subcommand } from './subcommand';

const HELP_EPILOG = `
Examples:
  imagepin find --source alicloud-ecs --region cn-hangzhou --owners system \\
    --platform ubuntu --platform-version 22.04 --architecture x86_64 --most-recent
  imagepin list --source volcengine-ecs --region cn-beijing --simulate

With --simulate no account and no network are needed.
What can be asked: "imagepin find --help"; of one source, with what is its own:
"imagepin find --source alicloud-ecs --help".

The same look-ups are a provider for Terraform and OpenTofu (docs/index.md) and
constructs for CDKTF and CDK Terrain (docs/guides/cdktf.md), in the repository.

Environment:
  IMAGEPIN_REGION            the region, where a command states none
  IMAGEPIN_ENDPOINT          the origin to ask in the place of the clouds' own;
                             of one source: IMAGEPIN_ENDPOINT_ALICLOUD_ECS and so on
  IMAGEPIN_NETWORK=vpc       call the clouds' hosts inside their private networks
  IMAGEPIN_SIMULATE=1        ask no cloud: the images are simulated
  IMAGEPIN_CATALOG           a file with the simulated images
  IMAGEPIN_TIMEOUT_SECONDS   the time for one look-up, 60 by default
  NO_COLOR                   no colors
  Keys are read where each cloud's own tools have them, never from flags:
  ${clouds.map(({ credentials }) => variablePair(credentials)).join(',\n  ')}, or their configuration files.

Exit codes:
  0    found, or done
  2    the question or its flags are wrong, keys are missing, or the answer cannot be written
  3    the cloud refused, or cannot be reached
  4    no image matches, or several do
  70   a bug: please report it
  130  canceled

Completion of commands, flags and values: eval "$(imagepin completion bash)"; zsh and fish:
"imagepin completion --help".
`;

/** The variables to set for a cloud. */
function variablePair({ variables: [{ id, secret }] }: CredentialPlaces): string {
  return `${id[0]} and ${secret[0]}`;
}

/** The command line's tree, with commands that are still to be filled. */
export function createProgram(session: Session): Command {
  const { stdout, stderr } = session.io;
  const program = new Command('imagepin')
    .description('Which image? Deterministic, explained look-ups of cloud images.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => Math.min(stdout.columns || 100, 100),
      getErrHelpWidth: () => Math.min(stderr.columns || 100, 100),
      getOutHasColors: () => supportsColor(stdout, session),
      getErrHasColors: () => supportsColor(stderr, session),
    })
    .configureHelp({ styleTitle: (title) => `\x1b[1m${title}\x1b[22m` })
    .addHelpText('after', HELP_EPILOG);
  for (const [name, { summary }] of Object.entries(COMMANDS)) {
    program.addCommand(new Subcommand(name).copyInheritedSettings(program).summary(summary));
  }
  return program
    .hook('preSubcommand', async (_program, command) => {
      const setup = await COMMANDS[command.name()]?.load();
      setup?.(command.allowExcessArguments(), session);
    })
    .hook('preAction', (_program, command) => rejectExtraArguments(command, session));
}

/** `help find` is `find --help`, which commander would not load; what it does not know is an error. */
export function expandHelp(args: readonly string[]): readonly string[] {
  const [first, command, ...others] = args;
  if (first !== 'help' || command === undefined) {
    return args;
  }
  return Object.hasOwn(COMMANDS, command) ? [command, ...others, '--help'] : [command, ...others];
}

/** The same number of folders up from the source and from what is built. */
function readVersion(): string {
  const text = readFileSync(join(__dirname, '../../../package.json'), 'utf8');
  return JSON.parse(text).version;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands';
import { USAGE } from './exit-code';
import { reportError } from './report-error';
import { type Io, type Session, supportsColor } from './session';
import { Subcommand } from './subcommand';

/** Runs one invocation of the command line and resolves to its exit code. Never rejects. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const session: Session = { args: expandHelp(args), io };
  const program = createProgram(session);
  try {
    await program.parseAsync([...session.args], { from: 'user' });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      return reportError(error, session);
    }
    // Commander has printed help or the version; it also prints help if the command is missing.
    if (error.exitCode === 0) {
      return 0;
    }
    if (error.code === 'commander.help') {
      return USAGE;
    }
    const { toUsageError } = await import('./usage-error');
    return reportError(toUsageError(error, program, session), session);
  }
}

/** The command line, with commands that get their flags only when they are called. */
function createProgram(session: Session): Command {
  const { stdout, stderr } = session.io;
  const program = new Command('imagepin')
    .description('Finds cloud image IDs deterministically and explains the choice.')
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
    .configureHelp({
      styleTitle: (title) => `\x1b[1m${title}\x1b[22m`,
      argumentDescription: ({ description, argChoices = [] }) =>
        `${description} One of ${argChoices.join(', ')}.`,
    })
    .addHelpText('after', () => loadProgramHelp().programHelp());
  for (const [name, { summary }] of Object.entries(COMMANDS)) {
    program.addCommand(new Subcommand(name).copyInheritedSettings(program).summary(summary));
  }
  return program
    .hook('preSubcommand', async (_program, command) => {
      const setup = await COMMANDS[command.name()]?.load();
      setup?.(command.allowExcessArguments(), session);
    })
    .hook('preAction', async (_program, command) => {
      const { rejectExtraArguments } = await import('./usage-error');
      rejectExtraArguments(command, session);
    });
}

/** Turns `help find` into `find --help`, because commander's own help does not load the command; an unknown command is rejected like any other. */
function expandHelp(args: readonly string[]): readonly string[] {
  const [first, command, ...others] = args;
  if (first !== 'help' || command === undefined) {
    return args;
  }
  return Object.hasOwn(COMMANDS, command) ? [command, ...others, '--help'] : [command, ...others];
}

/** Loads the help only when it is shown: its examples load every source, unless the build has replaced it with the text. */
function loadProgramHelp(): typeof import('./program-help') {
  return require('./program-help');
}

/** Reads the version from package.json, at the same relative path from the source and from the build. */
function readVersion(): string {
  const text = readFileSync(join(__dirname, '../../../package.json'), 'utf8');
  return JSON.parse(text).version;
}

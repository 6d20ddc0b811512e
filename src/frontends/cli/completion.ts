import { Argument } from 'commander';
import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { toBashScript } from './completion/bash';
import { toFishScript } from './completion/fish';
import { type CommandSyntax, readProgramSyntax } from './completion/program-syntax';
import { toZshScript } from './completion/zsh';
import type { CommandDefinitions, CommandSetup } from './subcommand';

type ScriptGenerator = (commands: readonly CommandSyntax[]) => string;

const SCRIPT_GENERATORS: ReadonlyMap<string, ScriptGenerator> = new Map([
  ['bash', toBashScript],
  ['zsh', toZshScript],
  ['fish', toFishScript],
]);

const SHELLS = [...SCRIPT_GENERATORS.keys()];

const HELP_EPILOG = `
Completion works for the command "imagepin", not after "npx".

Examples:
  eval "$(imagepin completion bash)"                            in ~/.bashrc
  eval "$(imagepin completion zsh)"                             in ~/.zshrc, after compinit
  imagepin completion fish > ~/.config/fish/completions/imagepin.fish
`;

/** The setup of the command that prints completion scripts for these commands. */
export function completionCommand(commands: CommandDefinitions): CommandSetup {
  return (command, session) => {
    command
      .description('Print a script that completes commands, flags and their values at a shell.')
      .helpOption('-h, --help', 'Show this help.')
      .addArgument(new Argument('<shell>', 'The shell.').choices(SHELLS).argParser(parseShell))
      .addHelpText('after', HELP_EPILOG)
      .action(async (generateScript: ScriptGenerator) => {
        await session.io.stdout.write(generateScript(await readProgramSyntax(commands, session)));
      });
  };
}

function parseShell(shell: string): ScriptGenerator {
  const generateScript = SCRIPT_GENERATORS.get(shell);
  if (!generateScript) {
    throw new ImagepinError('InvalidQuery', `unknown shell "${shell}"`, {
      detail: `${didYouMean(shell, SHELLS)}There are scripts for ${SHELLS.join(', ')}.`,
    });
  }
  return generateScript;
}

import { Argument } from 'commander';
import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/nearest';
import type { Commands, SetUp } from './commands';
import { toBash } from './completion/bash';
import { toFish } from './completion/fish';
import { type ProgramWords, readProgram } from './completion/program-words';
import { toZsh } from './completion/zsh';

type ToScript = (words: ProgramWords) => string;

const SCRIPTS: ReadonlyMap<string, ToScript> = new Map([
  ['bash', toBash],
  ['zsh', toZsh],
  ['fish', toFish],
]);

const SHELLS = [...SCRIPTS.keys()];

const AFTER = `
Where "imagepin" is a command; a shell completes nothing after "npx".

Examples:
  eval "$(imagepin completion bash)"                            in ~/.bashrc
  eval "$(imagepin completion zsh)"                             in ~/.zshrc, after compinit
  imagepin completion fish > ~/.config/fish/completions/imagepin.fish
`;

/** The command that completes all of them. */
export function completionOf(commands: Commands): SetUp {
  return (command, session) => {
    command
      .description('Print a script that completes commands, flags and their values at a shell.')
      .addArgument(new Argument('<shell>', 'The shell.').choices(SHELLS).argParser(toScriptFor))
      .addHelpText('after', AFTER)
      .action(async (toScript: ToScript) => {
        session.io.stdout.write(toScript(await readProgram(commands, session)));
      });
  };
}

function toScriptFor(shell: string): ToScript {
  const toScript = SCRIPTS.get(shell);
  if (!toScript) {
    throw new ImagepinError('InvalidQuery', `unknown shell "${shell}"`, {
      detail: `${didYouMean(shell, SHELLS)}There are scripts for ${SHELLS.join(', ')}.`,
    });
  }
  return toScript;
}

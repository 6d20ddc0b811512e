import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/nearest';
import type { Commands, SetUp } from './commands';
import { toBash } from './completion/bash';
import { toFish } from './completion/fish';
import { readProgram } from './completion/program-words';
import { toZsh } from './completion/zsh';

const SCRIPTS = { bash: toBash, zsh: toZsh, fish: toFish } as const;

const SHELLS = Object.keys(SCRIPTS);

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
      .argument('<shell>', `The shell: ${SHELLS.join(', ')}.`)
      .addHelpText('after', AFTER)
      .action(async (shell: string) => {
        const [, toScript] = Object.entries(SCRIPTS).find(([name]) => name === shell) ?? [];
        if (!toScript) {
          throw unknownShell(shell);
        }
        session.io.stdout.write(toScript(await readProgram(commands, session, SHELLS)));
      });
  };
}

function unknownShell(shell: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `unknown shell "${shell}"`, {
    detail: `${didYouMean(shell, SHELLS)}There are scripts for ${SHELLS.join(', ')}.`,
  });
}

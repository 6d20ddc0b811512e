import type { CommandSyntax, FlagSyntax } from './program-syntax';

/** The completion script for bash 3.2 and later. */
export function toBashScript(commands: readonly CommandSyntax[]): string {
  const flags = commands.flatMap((command) => command.flags);
  const distinctFlags = [...new Map(flags.map((flag) => [flag.long, flag])).values()];
  return `# Completion of imagepin in bash: eval "$(imagepin completion bash)"
_imagepin() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  # To bash, --flag=value is three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  case $prev in
${distinctFlags.flatMap(toValueCase).join('\n')}
  esac
  if [[ -z $words ]]; then
    case $COMP_CWORD:\${COMP_WORDS[1]} in
      1:*) words='${[...commands.map(({ name }) => name), '--help', '--version'].join(' ')}' ;;
${commands.map(toCommandCase).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _imagepin imagepin
`;
}

function toValueCase({ long, value }: FlagSyntax): readonly string[] {
  switch (value) {
    case 'none':
      return [];
    case 'text':
      return [`    ${long}) return ;;`];
    case 'file':
      // Bash 3.2 has no compopt, and completes files without it.
      return [
        `    ${long})`,
        `      local IFS=$'\\n'`,
        '      compopt -o filenames 2> /dev/null',
        '      COMPREPLY=($(compgen -f -- "$cur"))',
        '      return',
        '      ;;',
      ];
    default:
      return [`    ${long}) words='${value.join(' ')}' ;;`];
  }
}

function toCommandCase({ name, flags, operands }: CommandSyntax): string {
  return `      *:${name}) words='${[...operands, ...flags.map(({ long }) => long)].join(' ')}' ;;`;
}

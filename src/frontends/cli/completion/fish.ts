import type { CommandSyntax, FlagSyntax } from './program-syntax';

export function toFishScript(commands: readonly CommandSyntax[]): string {
  return `# Completion of imagepin in fish: imagepin completion fish > ~/.config/fish/completions/imagepin.fish
complete -c imagepin -f
complete -c imagepin -n __fish_use_subcommand -s V -l version -d 'print the version'
complete -c imagepin -n __fish_use_subcommand -s h -l help -d 'show help'
${commands.flatMap(toCompletions).join('\n')}
`;
}

function toCompletions({ name, summary, flags, operands }: CommandSyntax): readonly string[] {
  const prefix = `complete -c imagepin -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c imagepin -n __fish_use_subcommand -a ${name} -d ${quoteForFish(summary)}`,
    ...(operands.length > 0 ? [`${prefix} -a ${quoteForFish(operands.join(' '))}`] : []),
    ...flags.map(
      ({ long, summary: flagSummary, value }) =>
        `${prefix} -l ${long.slice(2)}${toValueFlags(value)} -d ${quoteForFish(flagSummary)}`,
    ),
  ];
}

function toValueFlags(value: FlagSyntax['value']): string {
  switch (value) {
    case 'none':
      return '';
    case 'text':
      return ' -x';
    case 'file':
      return ' -r -F';
    default:
      return ` -x -a ${quoteForFish(value.join(' '))}`;
  }
}

function quoteForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

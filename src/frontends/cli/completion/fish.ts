import type { CommandWords, FlagWords, ProgramWords } from './program-words';

/** The script for fish. */
export function toFish({ commands }: ProgramWords): string {
  return `# Completion of imagepin in fish: imagepin completion fish > ~/.config/fish/completions/imagepin.fish
complete -c imagepin -f
complete -c imagepin -n __fish_use_subcommand -s V -l version -d 'print the version'
complete -c imagepin -n __fish_use_subcommand -s h -l help -d 'show help'
${commands.flatMap(toLines).join('\n')}
`;
}

function toLines({ name, summary, flags, operands }: CommandWords): readonly string[] {
  const after = `complete -c imagepin -n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c imagepin -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...(operands.length > 0 ? [`${after} -a ${quote(operands.join(' '))}`] : []),
    ...flags.map(
      ({ long, summary: words, value }) =>
        `${after} -l ${long.slice(2)}${toValue(value)} -d ${quote(words)}`,
    ),
  ];
}

function toValue(value: FlagWords['value']): string {
  switch (value) {
    case 'none':
      return '';
    case 'text':
      return ' -x';
    case 'file':
      return ' -r -F';
    default:
      return ` -x -a ${quote(value.join(' '))}`;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

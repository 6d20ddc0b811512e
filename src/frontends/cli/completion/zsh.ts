import type { CommandWords, FlagWords, ProgramWords } from './program-words';

/** The script for zsh, to be evaluated after compinit, or kept as a file `_imagepin` of fpath. */
export function toZsh({ commands }: ProgramWords): string {
  return `#compdef imagepin
# Completion of imagepin in zsh: eval "$(imagepin completion zsh)"
_imagepin() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quote(`${name}:${summary}`)}`).join('\n')}
    )
    _describe command commands
    [[ $words[2] == -* ]] && compadd -- --help --version
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(toCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _imagepin ]]; then
  _imagepin "$@"
else
  compdef _imagepin imagepin
fi
`;
}

function toCase({ name, flags, operands }: CommandWords): string {
  const operand = operands.length > 0 ? [quote(`1:word:(${operands.join(' ')})`)] : [];
  const specs = [...operand, ...flags.map((flag) => quote(toSpec(flag)))];
  return `    ${name})\n      _arguments \\\n        ${specs.join(' \\\n        ')}\n      ;;`;
}

function toSpec({ long, summary, value, isRepeatable }: FlagWords): string {
  const repeated = isRepeatable ? '*' : '';
  return value === 'none'
    ? `${long}[${summary}]`
    : `${repeated}${long}=[${summary}]:${long.slice(2)}:${toAction(value)}`;
}

function toAction(value: Exclude<FlagWords['value'], 'none'>): string {
  switch (value) {
    case 'text':
      // Nothing is known of it.
      return ' ';
    case 'file':
      return '_files';
    default:
      return `(${value.join(' ')})`;
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

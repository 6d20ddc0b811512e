import type { CommandSyntax, FlagSyntax } from './program-syntax';

/** The completion script for zsh, to be evaluated after compinit, or stored as a file `_imagepin` in fpath. */
export function toZshScript(commands: readonly CommandSyntax[]): string {
  return `#compdef imagepin
# Completion of imagepin in zsh: eval "$(imagepin completion zsh)"
_imagepin() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quoteForZsh(`${name}:${summary}`)}`).join('\n')}
    )
    _describe command commands
    [[ $words[2] == -* ]] && compadd -- --help --version
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(toCommandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _imagepin ]]; then
  _imagepin "$@"
else
  compdef _imagepin imagepin
fi
`;
}

function toCommandCase({ name, flags, operands }: CommandSyntax): string {
  const operand = operands.length > 0 ? [quoteForZsh(`1:word:(${operands.join(' ')})`)] : [];
  const specs = [...operand, ...flags.map((flag) => quoteForZsh(toFlagSpec(flag)))];
  return `    ${name})\n      _arguments \\\n        ${specs.join(' \\\n        ')}\n      ;;`;
}

function toFlagSpec({ long, summary, value, isRepeatable }: FlagSyntax): string {
  const repeatMark = isRepeatable ? '*' : '';
  const explanation = summary.replace(/[[\]\\]/g, '\\$&');
  return value === 'none'
    ? `${long}[${explanation}]`
    : `${repeatMark}${long}=[${explanation}]:${long.slice(2)}:${toAction(value)}`;
}

function toAction(value: Exclude<FlagSyntax['value'], 'none'>): string {
  switch (value) {
    case 'text':
      // Nothing to complete.
      return ' ';
    case 'file':
      return '_files';
    default:
      return `(${value.join(' ')})`;
  }
}

function quoteForZsh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

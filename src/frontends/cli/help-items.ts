import { Help } from 'commander';

/** Terms with their descriptions, in the columns of commander's own help. */
export function toHelpItems(
  items: readonly (readonly [term: string, description: string])[],
  columns = 100,
): string {
  const help = new Help();
  help.prepareContext({ helpWidth: Math.min(columns, 100) });
  const width = Math.max(...items.map(([term]) => term.length));
  return items
    .map(([term, description]) => help.formatItem(term, width, description, help))
    .join('\n');
}

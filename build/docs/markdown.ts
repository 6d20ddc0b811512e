/** What every page of the registry begins with. */
export interface FrontMatter {
  readonly title: string;
  /** The group of the page; the page of the provider is in none. */
  readonly group?: string;
  readonly description: string;
}

/** A whole page: its front matter, then its parts with a blank line between them. */
export function toPage(
  { title, group = '', description }: FrontMatter,
  parts: readonly string[],
): string {
  const front = [
    '---',
    `page_title: ${JSON.stringify(title)}`,
    `subcategory: ${JSON.stringify(group)}`,
    'description: |-',
    `  ${description}`,
    '---',
  ].join('\n');
  return `${[front, ...parts].join('\n\n')}\n`;
}

/** A text with each of its sentences on a line of its own. */
export function toSentencePerLine(text: string, indent = ''): string {
  return text.replace(/(?<=[.!?]) (?=[A-Z`])/g, `\n${indent}`);
}

/** Names as code, such as `a`, `b`. */
export function toCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** A block of code, in a language that the registry colors. */
export function toFence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

/** A table, with its header as the first row. */
export function toTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

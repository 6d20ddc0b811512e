/** The front matter of a page of the registry. */
export interface FrontMatter {
  readonly title: string;
  /** The group of the page; absent for the provider's page. */
  readonly group?: string;
  readonly description: string;
}

/** Formats a page: its front matter, then its parts separated by blank lines. */
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

/** Formats a text with one sentence per line. */
export function toSentencePerLine(text: string, indent = ''): string {
  return text.replace(/(?<=[.!?]) (?=[A-Z`])/g, `\n${indent}`);
}

/** Formats names as code, such as `a`, `b`. */
export function toCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** Formats a code block, in a language that the registry highlights. */
export function toFence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

/** Formats a table; the first row is the header. */
export function toTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

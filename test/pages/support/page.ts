import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../../..');

/** A fenced block of a page. */
export interface CodeBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The file that it is, which the line before it names: "`main.tf`:". */
  readonly file?: string | undefined;
}

/** What stands under one heading of a page. */
export interface PageSection {
  readonly page: string;
  readonly blocks: readonly CodeBlock[];
}

/** Every page that people write; generated ones have tests of their own. */
export const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...list('docs/guides'),
  ...list('docs/pulumi'),
  ...list('src').filter((path) => path.endsWith('readme.md')),
];

export const sections: readonly PageSection[] = pages.flatMap(readSections);

export const blocks: readonly CodeBlock[] = sections.flatMap((section) => section.blocks);

function list(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((path) => join(folder, path));
}

function readSections(page: string): readonly PageSection[] {
  const parts: CodeBlock[][] = [[]];
  const text = readFileSync(join(ROOT, page), 'utf8');
  const lines = text.split('\n');
  for (const match of text.matchAll(/^```(\w+)\n(.*?)^```$|^#+ /gms)) {
    const [, language, block = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    if (language) {
      parts.at(-1)?.push({ page, line, language, text: block, file: fileIn(lines[line - 3]) });
    } else {
      parts.push([]);
    }
  }
  return parts.map((part) => ({ page, blocks: part }));
}

function fileIn(line = ''): string | undefined {
  return /`([^\s`]+\.\w+)`[^`]*:$/.exec(line)?.[1];
}

/** The commands of a block, each with the lines that it goes on in. */
export function commandsOf({ text }: CodeBlock): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
}

/** Where to find a block. */
export function placeOf({ page, line }: CodeBlock): string {
  return `${page}:${line}`;
}

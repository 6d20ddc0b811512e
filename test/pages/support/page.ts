import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../../..');

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The file that it is, which the line before it names: "`main.tf`:". */
  readonly file?: string | undefined;
}

/** What stands under one heading of a page. */
export interface Section {
  readonly page: string;
  readonly blocks: readonly Block[];
}

/** Every page that people write; generated ones have tests of their own. */
export const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...list('docs/guides'),
  ...list('docs/pulumi'),
  ...list('src').filter((path) => path.endsWith('readme.md')),
];

export const sections: readonly Section[] = pages.flatMap(readSections);

export const blocks: readonly Block[] = sections.flatMap((section) => section.blocks);

function list(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((path) => join(folder, path));
}

function readSections(page: string): readonly Section[] {
  const parts: Block[][] = [[]];
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
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
}

/** Where to find a block. */
export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`;
}

import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** The folder that the registry reads. */
export const DOCS = join(__dirname, '../../docs');

/** The generated pages in the repository, by path; guides and decisions are written by hand. */
export async function readCheckedInPages(): Promise<ReadonlyMap<string, string>> {
  const folders = await Promise.all(['data-sources', 'resources'].map(listPages));
  const read = ['index.md', ...folders.flat().sort()].map(async (path) => {
    const text = await readFile(join(DOCS, path), 'utf8').catch(() => undefined);
    return text === undefined ? [] : [[path, text] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

/** The pages in a folder; none if it does not exist. */
async function listPages(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(DOCS, folder)).catch(() => []);
  return names.map((name) => posix.join(folder, name));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LookupBlock, providerSchema } from '../../src/frontends/provider/schema';
import { toDataSourcePage, toPinPage } from './block-page';
import { loadExamples } from './example';
import { toPagePath } from './page-path';
import { toProviderPage } from './provider-page';

const CONFIGURATION = join(__dirname, '../../examples/terraform/main.tf');

/** Generates every page of the reference from the schema and the sources, by path. */
export async function toPages(): Promise<ReadonlyMap<string, string>> {
  const schema = providerSchema();
  const exampleOf = await loadExamples();
  const pagesOf = (
    folder: 'data-sources' | 'resources',
    blocks: Readonly<Record<string, LookupBlock>>,
    toPage: typeof toPinPage,
  ) =>
    Object.entries(blocks).map(
      ([name, block]) =>
        [
          toPagePath(folder, block.nameParts),
          toPage(name, block, exampleOf(block.source)),
        ] as const,
    );
  return new Map([
    ['index.md', toProviderPage(schema, await readFile(CONFIGURATION, 'utf8'))],
    ...pagesOf('data-sources', schema.dataSources, toDataSourcePage),
    ...pagesOf('resources', schema.resources, toPinPage),
  ]);
}

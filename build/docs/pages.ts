import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Asking, providerSchema } from '../../src/frontends/provider/schema';
import { toDataSourcePage, toPinPage } from './block-page';
import { findExamples } from './example';
import { toPath } from './path';
import { toProviderPage } from './provider-page';

const CONFIGURATION = join(__dirname, '../../examples/terraform/main.tf');

/** Every page of the reference, by its path: worked out from the schema and the sources alone. */
export async function toPages(): Promise<ReadonlyMap<string, string>> {
  const schema = providerSchema();
  const exampleOf = await findExamples();
  const pagesOf = (
    folder: 'data-sources' | 'resources',
    blocks: Readonly<Record<string, Asking>>,
    toPage: typeof toPinPage,
  ) =>
    Object.entries(blocks).map(
      ([name, asking]) =>
        [toPath(folder, name), toPage(name, asking, exampleOf(asking.source))] as const,
    );
  return new Map([
    ['index.md', toProviderPage(schema, await readFile(CONFIGURATION, 'utf8'))],
    ...pagesOf('data-sources', schema.dataSources, toDataSourcePage),
    ...pagesOf('resources', schema.resources, toPinPage),
  ]);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openClient } from '../../src/client';
import { type Asking, providerSchema } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import { toDataSourcePage, toPinPage } from './block-page';
import { type Example, findExample } from './example';
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

/** An example of each source; where any may be asked, it is the first one's. */
async function findExamples(): Promise<(source?: string) => Example> {
  const client = openClient({ simulate: true });
  try {
    const examples = await Promise.all(sources.map((source) => findExample(source, client)));
    return (id = sources[0].id) => {
      const example = examples.find(({ source }) => source.id === id);
      if (!example) {
        throw new Error(`there is no source "${id}"`);
      }
      return example;
    };
  } finally {
    await client.close();
  }
}

import { type Client, openClient } from '../../src/client/client';
import type { ListInput } from '../../src/client/query-input';
import { toSnakeCase } from '../../src/frontends/provider/hcl-names';
import type { LookupBlock } from '../../src/frontends/provider/schema';
import type { Image } from '../../src/image/image';
import type { LookupKind } from '../../src/query/query';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { type HclArguments, toHclArguments } from './hcl';

/** A source, and an image of it that the examples look up. */
export interface Example {
  readonly source: Source;
  readonly sample: Image;
}

/** An example of each source; a lookup of any source has that of the first. */
export async function loadExamples(): Promise<(source?: string) => Example> {
  const client = openClient({ simulate: true });
  try {
    const examples = await Promise.all(sources.map((source) => loadExample(source, client)));
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

/** Prefers a plain Ubuntu image, else takes the newest image. */
async function loadExample(source: Source, client: Client): Promise<Example> {
  const query: Readonly<Record<string, unknown>> = {
    source: source.id,
    ...(source.requiresRegion && { region: source.api.protocol.cloud.exampleRegion }),
    owners: source.owners.slice(0, 1),
  };
  // The client validates the query itself.
  const { images } = await client.list(query as ListInput);
  const sample = images.find(isPlainUbuntu) ?? images[0];
  if (!sample) {
    throw new Error(`the simulator of ${source.id} has no image to make an example of`);
  }
  return { source, sample };
}

function isPlainUbuntu({ platform, variant, architecture }: Image): boolean {
  return platform === 'ubuntu' && variant === undefined && architecture === 'x86_64';
}

/** A data source that finds the sample or images like it, with an output. */
export function toDataSourceExample(name: string, block: LookupBlock, example: Example): string {
  const exampleArguments = toHclArguments(exampleQuery(block, example));
  const [output, result] =
    block.kind === 'find' ? ['image_id', 'id'] : ['image_ids', toSnakeCase('imageIds')];
  return [
    `data "${name}" "example" {`,
    exampleArguments,
    '}',
    '',
    ...toOutput(output, `data.${name}.example.${result}`),
  ].join('\n');
}

/** A pin that finds the sample, with an output. */
export function toTerraformPinExample(name: string, block: LookupBlock, example: Example): string {
  return [
    `resource "${name}" "example" {`,
    toHclArguments(exampleQuery(block, example)),
    '',
    '  # Any text: a change replaces the pinned image by the newest one.',
    '  triggers = {',
    '    release = "1"',
    '  }',
    '}',
    '',
    ...toOutput('image_id', `${name}.example.id`),
  ].join('\n');
}

function toOutput(name: string, value: string): readonly string[] {
  return [`output "${name}" {`, `  value = ${value}`, '}'];
}

/** The arguments of an example; `source` is one of them if the lookup accepts any source. */
export function exampleQuery(
  lookup: { readonly kind: LookupKind; readonly source?: string },
  { source, sample }: Example,
): HclArguments {
  return {
    source: lookup.source === undefined ? source.id : undefined,
    region: sample.region,
    owners: source.owners.length > 1 && sample.ownerAlias ? [sample.ownerAlias] : undefined,
    ...exampleFilters(sample),
    ...(lookup.kind === 'find' ? { mostRecent: true } : { limit: 3 }),
  };
}

/** The usual filters for an image, as far as its source reports the fields. */
function exampleFilters({
  platform,
  platformVersion,
  architecture,
  name = '',
}: Image): HclArguments {
  const [prefix] = /^\w+/.exec(name) ?? [];
  return platform === undefined
    ? { nameRegex: prefix && `^${prefix}` }
    : { platform, platformVersion, architecture };
}

import { hclNaming } from '../../src/frontends/provider/hcl-names';
import type { LookupBlock } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { renderText } from '../../src/text';
import { type Example, toDataSourceExample, toTerraformPinExample } from './example';
import { toFence, toPage, toSentencePerLine } from './markdown';
import { toSchemaSection } from './schema-section';
import { toSourceFacts, toSourceTable } from './source-facts';

/** The page of a data source. */
export function toDataSourcePage(name: string, block: LookupBlock, example: Example): string {
  return toPage(toFrontMatter(`${name} Data Source`, block), [
    `# ${name} (Data Source)`,
    `${describeBlock(block)}\n${block.kind === 'find' ? FIND_OUTCOMES : LIST_OUTCOMES}`,
    ...toSourceSection(block),
    'Fields of an image that the source does not report are null.\nThe plan shows the [warnings](../guides/warnings.md) of the lookup, and `warnings` holds them.',
    toExampleSection(toDataSourceExample(name, block, example)),
    toSchemaSection(block),
  ]);
}

const FIND_OUTCOMES = [
  'If none matches, [the error](../guides/warnings.md#when-no-image-matches) shows the matches after each filter and the near misses.',
  'If several match, that is an error too, unless `most_recent` selects the first.',
].join('\n');

const LIST_OUTCOMES = 'If none matches, the list is empty, which is no error.';

/** The page of a pin. */
export function toPinPage(name: string, block: LookupBlock, example: Example): string {
  return toPage(toFrontMatter(`${name} Resource`, block), [
    `# ${name} (Resource)`,
    `${toSentencePerLine(describeBlock(block))}\n${PIN_LIFETIME}`,
    ...toSourceSection(block),
    'Fields of the image that the source does not report are null.\nThe plan shows the [warnings](../guides/warnings.md) of the lookup, and a refresh warns if the image is gone or deprecated.',
    toExampleSection(toTerraformPinExample(name, block, example)),
    toSchemaSection(block),
    toImportSection(name, block, example),
  ]);
}

const PIN_LIFETIME = [
  'Nothing else changes the image: neither a newer one, nor a refresh, nor time.',
  'A pin needs no `create_before_destroy`; if you set it, set it on everything that uses the ID of the pin as well: before Terraform 1.16, and in OpenTofu, an apply may otherwise destroy those resources and then refuse the pin.',
  'The guide [Pins](../guides/pins.md) shows what replaces a pin, and how to take a newer image.',
].join('\n');

function describeBlock({ description }: LookupBlock): string {
  return renderText(description, hclNaming);
}

function toFrontMatter(title: string, block: LookupBlock) {
  const { source } = block;
  const { title: group = 'Any source' } = sources.find(({ id }) => id === source) ?? {};
  return { title: `${title} - imagepin`, group, description: describeBlock(block) };
}

/** The operation that a block calls, and the arguments that it requires. */
function toSourceSection({ source: id, kind }: LookupBlock): readonly string[] {
  const source = sources.find((candidate) => candidate.id === id);
  return source
    ? [toSourceFacts(source), toOwnerRequirement(source, kind)]
    : [
        `\`source\` names the source to query:\n\n${toSourceTable(sources)}`,
        GENERIC_OWNER_REQUIREMENT[kind],
      ];
}

function toOwnerRequirement(
  { listsThirdPartyImages, ownershipOption }: Source,
  kind: LookupBlock['kind'],
): string {
  const ownListNote = ownershipOption
    ? ` With \`owners = ["self"]\` it also requires \`${ownershipOption}\`, since others can share images into your own list.`
    : '';
  return listsThirdPartyImages
    ? `~> **Owner required.** Others can put images of any name into this list, so ${LOOKUP_SUBJECTS[kind]} \`owners\` or \`ids\`.${ownListNote}`
    : 'Nobody else can put images into this list, so `owners` is optional.';
}

const LOOKUP_SUBJECTS = {
  find: 'a lookup of one image requires',
  list: 'a list with `most_recent` requires',
} as const;

const GENERIC_OWNER_REQUIREMENT = {
  find: '~> **Owner required.** If others can put images into the list of the source, a lookup of one image requires `owners` or `ids`.',
  list: '~> **Owner required.** If others can put images into the list of the source, a list with `most_recent` requires `owners` or `ids`.',
} as const;

function toExampleSection(example: string): string {
  return `## Example Usage\n\n${toFence('terraform', example)}`;
}

function toImportSection(name: string, block: LookupBlock, { source, sample }: Example): string {
  const withRegion = { source: 'SOURCE', region: 'REGION', id: 'ID' };
  const withoutRegion = { source: 'SOURCE', id: 'ID' };
  const [long, short] = [withRegion, withoutRegion].map(
    (parts) => `\`${toImportId(block, parts)}\``,
  );
  const formWithRegions = source.optionalRegions
    ? `${short} or ${long}, where the region is ${toAlternatives(source.optionalRegions)}`
    : short;
  const form =
    block.source === undefined
      ? `${long}, or ${short} where the source needs no region`
      : source.requiresRegion
        ? long
        : formWithRegions;
  return [
    '## Import',
    `The id for an import is ${form}.\nThe first plan after it takes over the arguments, and the image stays.`,
    toFence('shell', `terraform import ${name}.example ${toImportId(block, sample)}`),
  ].join('\n\n');
}

function toAlternatives(values: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
}

/** The ID of an image for `terraform import`. */
function toImportId(
  block: LookupBlock,
  image: { readonly source: string; readonly region?: string | undefined; readonly id: string },
): string {
  const source = block.source === undefined ? image.source : undefined;
  return [source, image.region, image.id].filter((part) => part !== undefined).join('/');
}

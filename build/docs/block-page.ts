import type { LookupBlock } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { type Example, toDataSourceExample, toTerraformPinExample } from './example';
import { toFence, toPage, toSentencePerLine } from './markdown';
import { toSchemaSection } from './schema-section';
import { toSourceFacts, toSourceTable } from './source-facts';

/** The page of a data source. */
export function toDataSourcePage(name: string, block: LookupBlock, example: Example): string {
  return toPage(toFrontMatter(`${name} Data Source`, block), [
    `# ${name} (Data Source)`,
    `${block.description}\n${block.kind === 'find' ? FIND_OUTCOMES : LIST_OUTCOMES}`,
    ...toSourceSection(block),
    'Fields of an image that the source does not report are null.\n[Warnings](../guides/warnings.md) are part of the result: the plan shows them, and `warnings` holds them.',
    toExampleSection(toDataSourceExample(name, block, example)),
    toSchemaSection(block),
  ]);
}

const FIND_OUTCOMES = [
  'When none matches, [the error](../guides/warnings.md#when-no-image-matches) shows what each filter left and which images came close.',
  'When several match, that is an error too, unless `most_recent` takes the first.',
].join('\n');

const LIST_OUTCOMES = 'When none matches, the list is empty, and that is no error.';

/** The page of a pin. */
export function toPinPage(name: string, block: LookupBlock, example: Example): string {
  return toPage(toFrontMatter(`${name} Resource`, block), [
    `# ${name} (Resource)`,
    `${toSentencePerLine(block.description)}\n${PIN_LIFETIME}`,
    ...toSourceSection(block),
    'Fields of the image that the source does not report are null.\n[Warnings](../guides/warnings.md) are shown when the image is looked up, and a refresh warns when it is gone or deprecated.',
    toExampleSection(toTerraformPinExample(name, block, example)),
    toSchemaSection(block),
    toImportSection(name, block, example),
  ]);
}

const PIN_LIFETIME = [
  'Nothing else takes another image: neither a newer one, nor a refresh, nor time.',
  '`create_before_destroy` is not needed on a pin; where it is set, set it on everything that is made from its id as well: before Terraform 1.16, and with OpenTofu, an apply may otherwise destroy those and then refuse the pin.',
  'The guide [Pins](../guides/pins.md) says when a pin is replaced, and how to take a newer image.',
].join('\n');

function toFrontMatter(title: string, { source, description }: LookupBlock) {
  const { title: group = 'Any source' } = sources.find(({ id }) => id === source) ?? {};
  return { title: `${title} - imagepin`, group, description };
}

/** Whom a block asks, and what it must say for that. */
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
  const own = ownershipOption
    ? ` Beside \`owners = ["self"]\` it must say \`${ownershipOption}\` too, since others can share images into the list of your own.`
    : '';
  return listsThirdPartyImages
    ? `~> **Whose image?** Others can put images into this list under any name, so ${LOOKUP_SUBJECTS[kind]} \`owners\` or \`ids\`.${own}`
    : 'Nobody else can put images into this list, so `owners` need not be set.';
}

const LOOKUP_SUBJECTS = {
  find: 'a lookup of one image requires',
  list: 'a list with `most_recent` requires',
} as const;

const GENERIC_OWNER_REQUIREMENT = {
  find: '~> **Whose image?** Where others can put images into the list, a lookup of one image requires `owners` or `ids`.',
  list: '~> **Whose image?** Where others can put images into the list, a list with `most_recent` requires `owners` or `ids`, as a lookup of one image does.',
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
  const inOneOf = source.optionalRegions
    ? `${short} or ${long}, where the region is ${toAlternatives(source.optionalRegions)}`
    : short;
  const form =
    block.source === undefined
      ? `${long}, or ${short} where the source needs no region`
      : source.requiresRegion
        ? long
        : inOneOf;
  return [
    '## Import',
    `The id for an import is ${form}.\nThe first plan after it takes over the arguments, and the image stays.`,
    toFence('shell', `terraform import ${name}.example ${toImportId(block, sample)}`),
  ].join('\n\n');
}

function toAlternatives(values: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);
}

/** What names an image to `terraform import`. */
function toImportId(
  block: LookupBlock,
  image: { readonly source: string; readonly region?: string | undefined; readonly id: string },
): string {
  const source = block.source === undefined ? image.source : undefined;
  return [source, image.region, image.id].filter((part) => part !== undefined).join('/');
}

import type { Asking } from '../../src/frontends/provider/schema';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { type Example, toDataExample, toPinExample } from './example';
import { toFence, toLines, toPage } from './markdown';
import { toReference } from './reference';
import { toFacts, toSourceTable } from './source-facts';

/** The page of a data source. */
export function toDataSourcePage(name: string, asking: Asking, example: Example): string {
  return toPage(frontOf(`${name} Data Source`, asking), [
    `# ${name} (Data Source)`,
    `${asking.description}\n${asking.kind === 'pick' ? OUTCOMES : LIST_OUTCOMES}`,
    ...toGround(asking),
    'Fields of an image that the source does not report are null.\n[Warnings](../guides/warnings.md) are part of the result: the plan shows them, and `warnings` holds them.',
    toExampleUsage(toDataExample(name, asking, example)),
    toReference(asking),
  ]);
}

const OUTCOMES = [
  'When none matches, [the error](../guides/warnings.md#when-no-image-matches) shows what each filter left and which images came close.',
  'When several match, that is an error too, unless `most_recent` takes the first.',
].join('\n');

const LIST_OUTCOMES = 'When none matches, the list is empty, and that is no error.';

/** The page of a pin. */
export function toPinPage(name: string, asking: Asking, example: Example): string {
  return toPage(frontOf(`${name} Resource`, asking), [
    `# ${name} (Resource)`,
    `${toLines(asking.description)}\n${PINNED}`,
    ...toGround(asking),
    'Fields of the image that the source does not report are null.\n[Warnings](../guides/warnings.md) are shown when the image is looked up, and a refresh warns when it is gone or deprecated.',
    toExampleUsage(toPinExample(name, asking, example)),
    toReference(asking),
    toImport(name, asking, example),
  ]);
}

const PINNED = [
  'Nothing else takes another image: neither a newer one, nor a refresh, nor time.',
  '`create_before_destroy` is not needed on a pin; where it is set, set it on everything that is made from its id as well: before Terraform 1.16, and with OpenTofu, an apply may otherwise destroy those and then refuse the pin.',
  'The guide [Pins](../guides/pins.md) says when a pin is replaced, and how to take a newer image.',
].join('\n');

function frontOf(title: string, { source, description }: Asking) {
  const { title: group = 'Any source' } = sources.find(({ id }) => id === source) ?? {};
  return { title: `${title} - imagepin`, group, description };
}

/** Whom a block asks, and what it must say for that. */
function toGround({ source: id, kind }: Asking): readonly string[] {
  const source = sources.find((candidate) => candidate.id === id);
  return source
    ? [toFacts(source), toGuard(source, kind)]
    : [`\`source\` names the source to query:\n\n${toSourceTable(sources)}`, ANY_GUARD[kind]];
}

function toGuard({ strangers, ownToldBy }: Source, kind: Asking['kind']): string {
  const own = ownToldBy
    ? ` Beside \`owners = ["self"]\` it must say \`${ownToldBy}\` too, since others can share images into the list of your own.`
    : '';
  return strangers
    ? `~> **Whose image?** Others can put images into this list under any name, so ${GUARDED[kind]} \`owners\` or \`ids\`.${own}`
    : 'Nobody else can put images into this list, so `owners` need not be set.';
}

const GUARDED = {
  pick: 'a lookup of one image requires',
  list: 'a list with `most_recent` requires',
} as const;

const ANY_GUARD = {
  pick: '~> **Whose image?** Where others can put images into the list, a lookup of one image requires `owners` or `ids`.',
  list: '~> **Whose image?** Where others can put images into the list, a list with `most_recent` requires `owners` or `ids`, as a lookup of one image does.',
} as const;

function toExampleUsage(example: string): string {
  return `## Example Usage\n\n${toFence('terraform', example)}`;
}

function toImport(name: string, asking: Asking, { source, sample }: Example): string {
  const withRegion = { source: 'SOURCE', region: 'REGION', id: 'ID' };
  const withoutRegion = { source: 'SOURCE', id: 'ID' };
  const [long, short] = [withRegion, withoutRegion].map(
    (parts) => `\`${toImportId(asking, parts)}\``,
  );
  const ofOne = source.regions
    ? `${short} or ${long}, where the region is ${toAlternatives(source.regions)}`
    : short;
  const form =
    asking.source === undefined
      ? `${long}, or ${short} where the source needs no region`
      : source.regional
        ? long
        : ofOne;
  return [
    '## Import',
    `The id for an import is ${form}.\nThe first plan after it takes over the arguments, and the image stays.`,
    toFence('shell', `terraform import ${name}.example ${toImportId(asking, sample)}`),
  ].join('\n\n');
}

function toAlternatives(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}

/** What names an image to `terraform import`. */
function toImportId(
  asking: Asking,
  image: { readonly source: string; readonly region?: string | undefined; readonly id: string },
): string {
  const source = asking.source === undefined ? image.source : undefined;
  return [source, image.region, image.id].filter((part) => part !== undefined).join('/');
}

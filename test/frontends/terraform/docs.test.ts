import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCS, readCheckedInPages } from '../../../build/docs/checked-in';
import { toFilledPages } from '../../../build/docs/filled-page';
import { toPages } from '../../../build/docs/pages';
import type { Source } from '../../../src/sources/source';
import { sourcesById } from '../../support/describe-sources';
import { schema } from './support/provider-host';

let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  pages = await toPages();
});

test('what is checked in is what `npm run docs` writes', async () => {
  const checkedIn = await readCheckedInPages();

  const differences = [
    ...[...pages].map(([path, text]) => [path, describeDifference(text, checkedIn.get(path))]),
    ...[...checkedIn.keys()].map((path) => [path, pages.has(path) ? '' : 'is not generated']),
  ]
    .filter(([, verdict]) => verdict)
    .map(([path, verdict]) => `docs/${path} ${verdict}: run \`npm run docs\``);
  expect(differences).toEqual([]);
});

test('pages that are written by hand list every cloud and source', () => {
  const stale = [...toFilledPages()]
    .filter(([path, text]) => readFileSync(join(DOCS, '..', path), 'utf8') !== text)
    .map(([path]) => `${path} is stale: run \`npm run docs\``);

  expect(stale).toEqual([]);
});

function describeDifference(text: string, checkedIn: string | undefined): string {
  if (checkedIn === undefined) {
    return 'is missing';
  }
  return checkedIn === text ? '' : 'is stale';
}

test('every data source and every pin has a page at the path of the registry', () => {
  const toNames = (blocks: object) =>
    Object.keys(blocks).map((name) => name.replace(/^imagepin_/, ''));

  expect([...pages.keys()].sort()).toEqual(
    [
      'index.md',
      ...toNames(schema.dataSources).map((name) => `data-sources/${name}.md`),
      ...toNames(schema.resources).map((name) => `resources/${name}.md`),
    ].sort(),
  );
});

test.each(sourcesById)(
  'the pages of %s name its operation, its privileges and whether one image requires an owner',
  (id, { docsUrl, privileges, listsThirdPartyImages, ownershipOption }: Source) => {
    const names = Object.entries({ ...schema.dataSources, ...schema.resources })
      .filter(([, { source }]) => source === id)
      .map(([name]) => name);
    const texts = [...pages.values()].filter((text) =>
      names.some((name) => text.includes(`# ${name} (`)),
    );

    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text).toContain(docsUrl);
      for (const privilege of privileges) {
        expect(text).toContain(`\`${privilege}\``);
      }
      expect(text.includes('**Owner required.**')).toBe(listsThirdPartyImages);
      expect(text).toContain(ownershipOption ? `it also requires \`${ownershipOption}\`` : '');
    }
  },
);

test.each`
  type                        | written
  ${'a text'}                 | ${'- `name_regex` (String) Only images'}
  ${'a list of texts'}        | ${'- `owners` (List of String) Only images'}
  ${'a map'}                  | ${'- `tags` (Map of String) Only images'}
  ${'a truth value'}          | ${'- `most_recent` (Boolean) Select the first'}
  ${'an object'}              | ${'(see [below for nested schema](#nestedatt--image))'}
  ${'a list of objects'}      | ${'- `disk_device_mappings` (Attributes List) Its disks'}
  ${'an object in an object'} | ${'<a id="nestedatt--image--detection_options--items"></a>\n### Nested Schema for `image.detection_options.items`\n\nRead-Only:\n\n- `name` (String)'}
`('$type is written as in the registry', ({ written }) => {
  expect(pages.get('data-sources/alicloud_ecs_image.md')).toContain(written);
});

test('secret attributes are marked', () => {
  expect(pages.get('index.md')).toContain('- `secret_key` (String, Sensitive) The secret');
});

test.each`
  page                        | form
  ${'alicloud_ecs_image_pin'} | ${'is `REGION/ID`.'}
  ${'alicloud_aic_image_pin'} | ${'is `ID` or `REGION/ID`, where the region is ap-southeast-1, cn-shanghai or cn-zhangjiakou.'}
  ${'image_pin'}              | ${'is `SOURCE/REGION/ID`, or `SOURCE/ID` where the source needs no region.'}
`('the id for an import of $page $form', ({ page, form }) => {
  expect(pages.get(`resources/${page}.md`)).toContain(`The id for an import ${form}`);
});

const docsFiles = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !path.startsWith('decisions'))
  .map((path) => ({ path, text: readFileSync(join(DOCS, path), 'utf8') }));

test.each(docsFiles)('$path has no broken link', ({ path, text }) => {
  const links = [...text.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];

  const broken = links.filter(([, file, anchor]) =>
    file ? !existsSync(join(DOCS, dirname(path), file)) : !text.includes(`<a id="${anchor}"></a>`),
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(docsFiles)('$path begins as the registry requires', ({ text }) => {
  expect(text).toMatch(
    /^---\npage_title: ".+"\nsubcategory: ".*"\ndescription: \|-\n {2}.+\n---\n\n# .+\n/,
  );
});

test('the guide to testing shows the test that runs', () => {
  const guide = readFileSync(join(DOCS, 'guides/testing.md'), 'utf8');
  const shown = readFileSync(join(DOCS, '../examples/terraform/tests/image.tftest.hcl'), 'utf8');

  expect(guide).toContain(`\`\`\`hcl\n${shown}\`\`\`\n`);
});

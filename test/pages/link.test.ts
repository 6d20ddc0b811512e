import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pages, ROOT } from './support/page';

const generated = ['docs/index.md', ...list('docs/data-sources'), ...list('docs/resources')];

test.each([...pages, ...generated, 'AGENTS.md', 'CHANGELOG.md', ...list('docs/decisions')])(
  'every link in %s leads to a file or a heading',
  (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];

    const broken = links.filter(([, path = '', anchor]) => {
      const target = path ? normalize(join(dirname(page), path)) : page;
      return !existsSync(join(ROOT, target)) || (anchor && !anchorsOf(target).includes(anchor));
    });

    expect(broken.map(([link]) => link)).toEqual([]);
  },
);

test('the index of decisions lists each of them', () => {
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => /^\d/.test(name));

  const listed = [...read('docs/decisions/readme.md').matchAll(/^\| \[\d+\]\((.*?)\)/gm)];

  expect(listed.map(([, name]) => name)).toEqual(decisions.toSorted());
});

/** What a link can name after `#`, by the rule of GitHub, and what a page names itself. */
function anchorsOf(page: string): readonly string[] {
  if (statSync(join(ROOT, page)).isDirectory()) {
    return [];
  }
  const text = read(page).replaceAll(/^```.*?^```$/gms, '');
  return [
    ...[...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ];
}

function list(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).map((name) => join(folder, name));
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

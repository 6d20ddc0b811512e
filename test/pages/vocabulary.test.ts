import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, ROOT } from './support/page';

/** Terms that the glossary in AGENTS.md has replaced, and what machines do not do. */
const REPLACED =
  /\b(?:look-ups?|questions?|funnels?|picks?|picked|narrow(?:s|ed|ing)|tells|told|asks|asked|whom|surplus|heeds)\b/gi;

test.each(pages)('%s uses the terms of the glossary', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```.*?^```$/gms, '');

  expect(text.match(REPLACED) ?? []).toEqual([]);
});

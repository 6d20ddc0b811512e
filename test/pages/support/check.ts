import { type PageSection, pages } from './page';
import { sectionsFor, type Walker } from './runner';
import { outputsIn, withoutFrame } from './walk';

/** The pages with commands for a walker, each with the sections that hold them. */
export function pagesFor(walker: Walker): readonly (readonly [string, readonly PageSection[]])[] {
  const sections = sectionsFor(walker);
  return pages
    .map((page) => [page, sections.filter((section) => section.page === page)] as const)
    .filter(([, found]) => found.length > 0);
}

/** Expects the output that the page shows for its commands. */
export function expectOutputs(sections: readonly PageSection[], printed: string): void {
  for (const output of sections.flatMap(outputsIn)) {
    expect(withoutFrame(printed)).toContain(output);
  }
}

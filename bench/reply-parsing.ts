import { readFileSync } from 'node:fs';
import { sources } from './dist';
import type { Figure } from './figure';
import { alternating } from './measure';

const PAGE = 100;

/** Parses recorded replies with and without the names of operating systems. */
export async function measureReplyParsing(count: number, target: string): Promise<Figure> {
  const rows: readonly { readonly wire: object }[] = JSON.parse(
    readFileSync('test/real/alicloud-ecs.json', 'utf8'),
  );
  const images = rows.map(({ wire }) => wire);
  const withoutOsNames = images.map((image) => ({ ...image, ...NO_OS_NAMES }));
  const [read, bare] = await alternating(
    [() => timeParsing(images, count), () => timeParsing(withoutOsNames, count)],
    21,
  );
  return {
    work: `read ${count} images of alicloud-ecs with platform, release, variant and language`,
    ideal: `without them, ${bare.toFixed(1)} ms`,
    measured: `${read.toFixed(1)} ms`,
    ratio: `${(read / bare).toFixed(2)} x`,
    target,
  };
}

const NO_OS_NAMES = {
  OSName: '',
  OSNameEn: '',
  Platform: '',
  ImageFamily: '',
  ImageOwnerAlias: 'self',
};

async function timeParsing(images: readonly object[], count: number): Promise<number> {
  const reply = sources.find(({ id }) => id === 'alicloud-ecs')?.reply().pageSchema;
  const pages = Array.from({ length: count / PAGE }, (_, page) => ({
    PageNumber: page + 1,
    PageSize: PAGE,
    TotalCount: count,
    Images: {
      Image: Array.from(
        { length: PAGE },
        (_, index) => images[(page * PAGE + index) % images.length],
      ),
    },
  }));
  const start = performance.now();
  for (const page of pages) {
    reply?.parse(page);
  }
  return performance.now() - start;
}

import { ImagepinError } from '../errors';
import { compareText } from '../image/compare';
import type { Image } from '../image/image';
import type { Listing, Page, Paging, Reported, Source } from '../sources/source';
import { flattenParameters } from '../transport/parameters';
import type { ApiReply } from '../transport/transport';
import { sortImages } from './order';
import type { Parsed } from './query';

/** Asks an operation once, whatever it takes to get an answer. */
export type Ask = (
  parsed: Parsed,
  parameters: Readonly<Record<string, string>>,
) => Promise<ApiReply>;

/** How many pages may be read, over all lists together. */
export interface PageBudget {
  /** Takes pages before they are asked for. Throws `OverBudget`. */
  take(pages: number, source: Source): void;
}

/** A list is longer than the pages that may be spent on it; never told as an error. */
export class OverBudget extends Error {}

/** A budget of so many pages. */
export function toBudget(most: number): PageBudget {
  let left = most;
  return {
    take: (pages, { id }) => {
      left -= pages;
      if (left < 0) {
        throw new OverBudget(`${id} has more than ${most} pages`);
      }
    },
  };
}

/** Reads one list to its end, or shares in its reading; a list that takes more pages than the budget has left is `OverBudget`. */
export type ReadList = (
  parsed: Parsed,
  listing: Listing,
  budget?: PageBudget,
) => Promise<readonly Image[]>;

/** How often a list that changes while it is read is read, before that is an error. */
const READINGS = 3;
/** More pages than any catalogue has: a server that goes on is broken. */
const MAX_PAGES = 5_000;

/** All images of all lists, each once; a single list as it was read, for all who share it. */
export async function fetchImages(
  parsed: Parsed,
  listings: readonly Listing[],
  read: ReadList,
  budget?: PageBudget,
): Promise<readonly Image[]> {
  const lists = await Promise.all(listings.map((listing) => read(parsed, listing, budget)));
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : eachOnce(lists.flat());
}

function eachOnce(images: readonly Image[]): readonly Image[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  return [...byId.values()];
}

/** Reads one list to its end, the newest image first, and once more when it has changed meanwhile. */
export async function readList(
  parsed: Parsed,
  listing: Listing,
  ask: Ask,
  budget?: PageBudget,
): Promise<readonly Image[]> {
  const { source } = parsed;
  for (let reading = 1; ; reading++) {
    const pages = await readPages(parsed, listing, ask, budget);
    const flaw = flawOf(pages, source.paging);
    if (flaw === undefined) {
      const images = eachOnce(pages.flatMap(({ images }) => images));
      // Once for all who share the list: to put in order what is in order takes a moment.
      return sortImages(images, {});
    }
    if (reading === READINGS) {
      throw new ImagepinError('ApiUnavailable', `the list of ${source.id} kept changing`, {
        detail: `It was read ${READINGS} times and ${flaw} each time. Try again when fewer images are being made or removed.`,
      });
    }
  }
}

/** A page whose images say all that is known of them. */
interface ReadPage {
  readonly images: readonly Image[];
  readonly total: number | undefined;
}

/** The first page and all that follow from it, in parallel where pages are numbered. */
async function readPages(
  parsed: Parsed,
  listing: Listing,
  ask: Ask,
  budget?: PageBudget,
): Promise<ReadPage[]> {
  const { source, query } = parsed;
  const { paging, regionParameter } = source;
  const fixed = {
    ...(regionParameter && query.region && { [regionParameter]: query.region }),
    ...flattenParameters(listing.parameters),
    [paging.size]: String(paging.max),
  };
  const known = {
    source: source.id,
    region: query.region,
    ...listing.implies,
  };
  const seen = new Set<string>();
  const read = async (cursor: string | undefined): Promise<ReadPage[]> => {
    const parameters = cursor === undefined ? fixed : { ...fixed, [paging.cursor]: cursor };
    const { images, more, total } = toPage(source, await ask(parsed, parameters));
    const page = { images: images.map((reported) => toImage(known, reported)), total };
    for (const next of more) {
      checkCursor(next, seen, source);
      seen.add(next);
    }
    budget?.take(more.length, source);
    const rest = await Promise.all(more.map(read));
    return [page, ...rest.flat()];
  };
  budget?.take(1, source);
  return read(undefined);
}

function checkCursor(cursor: string, seen: ReadonlySet<string>, source: Source): void {
  if (seen.has(cursor) || seen.size >= MAX_PAGES) {
    throw new ImagepinError(
      'UnexpectedResponse',
      seen.has(cursor)
        ? `${source.id} repeated the page ${JSON.stringify(cursor.slice(0, 40))}`
        : `${source.id} has more than ${MAX_PAGES} pages`,
      {
        detail:
          'The list would never end, so it was not read to its end and nothing was chosen. Try again, or narrow the query.',
      },
    );
  }
}

function toPage(source: Source, { body, status, requestId, excerpt }: ApiReply): Page {
  const read = source.reply().safeParse(body);
  if (read.success) {
    return read.data;
  }
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') || 'the top';
  throw new ImagepinError('UnexpectedResponse', `${source.id} answered in an unknown shape`, {
    detail: [
      `At ${at}: ${issue?.message ?? 'unreadable'}.`,
      `Status ${status}, request id ${requestId ?? 'none'}.`,
      `It begins: ${excerpt()}`,
      'Please report it: the API may have changed.',
    ].join(' '),
    cause: read.error,
  });
}

/** Why these pages cannot all be of one list, as the end of "it was read and ..."; undefined when they can. */
function flawOf(pages: readonly ReadPage[], paging: Paging): string | undefined {
  const ids = pages.flatMap(({ images }) => images.map(({ id }) => id));
  const totals = new Set(pages.map(({ total }) => total));
  const [total] = totals;
  if (totals.size > 1) {
    return `the total moved from ${[...totals].join(' to ')}`;
  }
  if (total !== undefined && ids.length !== total) {
    return `${ids.length} images came where ${total} were announced`;
  }
  if (!paging.overlaps && new Set(ids).size < ids.length) {
    return 'an image came twice';
  }
  return undefined;
}

/** What is not reported is absent, not undefined; tags come in one order, whatever the API's. */
function toImage(known: Partial<Image>, reported: Reported): Image {
  const image: Record<string, unknown> = {};
  addPresent(image, known);
  addPresent(image, reported);
  if (reported.tags) {
    image.tags = sorted(reported.tags);
  }
  // Every list knows its source, and every reply reports the id.
  return image as Image;
}

/** In place and by for-in: a long list has half a million fields. */
function addPresent(image: Record<string, unknown>, fields: Readonly<Record<string, unknown>>) {
  for (const name in fields) {
    if (fields[name] !== undefined) {
      image[name] = fields[name];
    }
  }
}

function sorted(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).sort(([a], [b]) => compareText(a, b)));
}

import type { ApiParameters } from '../clouds/parameters';
import type { ApiReply } from '../clouds/read-reply';
import { ImagepinError } from '../errors';
import { compareText } from '../image/compare-text';
import type { Image } from '../image/image';
import type { Listing, Page, Paging, ReportedImage, Source } from '../sources/source';
import type { ParsedQuery } from './parsed-query';
import { sortImages } from './sort-images';

/** Asks an operation once, whatever it takes to get an answer. */
export type RequestPage = (parsed: ParsedQuery, parameters: ApiParameters) => Promise<ApiReply>;

/** How many pages may be read, over all lists together. */
export interface PageBudget {
  /** Takes pages before they are asked for. Throws `OverBudget`. */
  take(pages: number, source: Source): void;
}

/** A list is longer than the pages that may be spent on it; never told as an error. */
export class PageBudgetExceeded extends Error {}

/** A budget of so many pages. */
export function createPageBudget(maxPages: number): PageBudget {
  let left = maxPages;
  return {
    take: (pages, { id }) => {
      left -= pages;
      if (left < 0) {
        throw new PageBudgetExceeded(`${id} has more than ${maxPages} pages`);
      }
    },
  };
}

/** Reads one list to its end, or shares in its reading; a list that takes more pages than the budget has left is `OverBudget`. */
export type ReadList = (
  parsed: ParsedQuery,
  listing: Listing,
  budget?: PageBudget,
) => Promise<readonly Image[]>;

/** How often a list that changes while it is read is read, before that is an error. */
const MAX_READS = 3;
/** More pages than any catalogue has: a server that goes on is broken. */
const MAX_PAGES = 5_000;

/** All images of all lists, each once; a single list as it was read, for all who share it. */
export async function fetchImages(
  parsed: ParsedQuery,
  listings: readonly Listing[],
  read: ReadList,
  budget?: PageBudget,
): Promise<readonly Image[]> {
  const lists = await Promise.all(listings.map((listing) => read(parsed, listing, budget)));
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : uniqueById(lists.flat());
}

function uniqueById(images: readonly Image[]): readonly Image[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  return [...byId.values()];
}

/** Reads one list to its end, the newest image first, and once more when it has changed meanwhile. */
export async function readList(
  parsed: ParsedQuery,
  listing: Listing,
  requestPage: RequestPage,
  budget?: PageBudget,
): Promise<readonly Image[]> {
  const { source } = parsed;
  for (let attempt = 1; ; attempt++) {
    const pages = await readPages(parsed, listing, requestPage, budget);
    const inconsistency = inconsistencyIn(pages, source.paging);
    if (inconsistency === undefined) {
      const images = uniqueById(pages.flatMap(({ images }) => images));
      // Once for all who share the list: to put in order what is in order takes a moment.
      return sortImages(images, {});
    }
    if (attempt === MAX_READS) {
      throw new ImagepinError('ApiUnavailable', `the list of ${source.id} kept changing`, {
        detail: `It was read ${MAX_READS} times and ${inconsistency} each time. Try again when fewer images are being created or deleted.`,
      });
    }
  }
}

/** A page whose images say all that is known of them. */
interface ListedPage {
  readonly images: readonly Image[];
  readonly total: number | undefined;
}

/** The first page and all that follow from it, in parallel where pages are numbered. */
async function readPages(
  parsed: ParsedQuery,
  listing: Listing,
  requestPage: RequestPage,
  budget?: PageBudget,
): Promise<ListedPage[]> {
  const { source, query } = parsed;
  const { paging, regionParameter } = source;
  const fixed = {
    ...(regionParameter && query.region && { [regionParameter]: query.region }),
    ...listing.parameters,
    [paging.sizeParameter]: paging.maxSize,
  };
  const known = {
    source: source.id,
    region: query.region,
    ...listing.implies,
  };
  const seen = new Set<string>();
  const readFrom = async (cursor: string | undefined): Promise<ListedPage[]> => {
    const parameters = cursor === undefined ? fixed : { ...fixed, ...toCursor(paging, cursor) };
    const reported = parsePage(source, await requestPage(parsed, parameters));
    const { images, total } = reported;
    // The first page names all offsets; a reply does not state its own.
    const isLast = paging.kind === 'offset' && cursor !== undefined;
    const nextCursors = isLast ? [] : reported.nextCursors;
    const page = { images: images.map((reported) => toImage(known, reported)), total };
    for (const next of nextCursors) {
      checkCursor(next, seen, source);
      seen.add(next);
    }
    budget?.take(nextCursors.length, source);
    const rest = await Promise.all(nextCursors.map(readFrom));
    return [page, ...rest.flat()];
  };
  budget?.take(1, source);
  return readFrom(undefined);
}

/** The parameter for a cursor; only a token is text. */
function toCursor({ kind, cursorParameter }: Paging, cursor: string): ApiParameters {
  return { [cursorParameter]: kind === 'token' ? cursor : Number(cursor) };
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
          'The list would never end, so reading stopped and no image was chosen. Try again, or add filters.',
      },
    );
  }
}

function parsePage(source: Source, { body, status, requestId, excerpt }: ApiReply): Page {
  const result = source.replySchema().safeParse(body);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const at = issue?.path.join('.') || 'the top';
  throw new ImagepinError(
    'UnexpectedResponse',
    `${source.id} returned a response of unknown shape`,
    {
      detail: [
        `At ${at}: ${issue?.message ?? 'unreadable'}.`,
        `Status ${status}, request ID ${requestId ?? 'none'}.`,
        `The response begins with: ${excerpt()}`,
        'Please report it: the API may have changed.',
      ].join(' '),
      cause: result.error,
    },
  );
}

/** Why these pages cannot all be of one list, as the end of "it was read and ..."; undefined when they can. */
function inconsistencyIn(pages: readonly ListedPage[], paging: Paging): string | undefined {
  const ids = pages.flatMap(({ images }) => images.map(({ id }) => id));
  const totals = new Set(pages.map(({ total }) => total));
  const [total] = totals;
  if (totals.size > 1) {
    return `the total changed from ${[...totals].join(' to ')}`;
  }
  if (total !== undefined && ids.length !== total) {
    return `${ids.length} images were returned where the total is ${total}`;
  }
  const mayOverlap = paging.kind === 'token' && paging.overlaps;
  if (!mayOverlap && new Set(ids).size < ids.length) {
    return 'an image was returned twice';
  }
  return undefined;
}

/** What is not reported is absent, not undefined; tags come in one order, whatever the API's. */
function toImage(known: Partial<Image>, reported: ReportedImage): Image {
  const image: Record<string, unknown> = {};
  assignDefined(image, known);
  assignDefined(image, reported);
  if (reported.tags) {
    image.tags = sortTags(reported.tags);
  }
  // Every list knows its source, and every reply reports the id.
  return image as Image;
}

/** In place and by for-in: a long list has half a million fields. */
function assignDefined(image: Record<string, unknown>, fields: Readonly<Record<string, unknown>>) {
  for (const name in fields) {
    if (fields[name] !== undefined) {
      image[name] = fields[name];
    }
  }
}

function sortTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).sort(([a], [b]) => compareText(a, b)));
}

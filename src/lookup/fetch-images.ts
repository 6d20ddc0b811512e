import type { ApiParameters } from '../clouds/parameters';
import type { ApiReply } from '../clouds/read-reply';
import { ImagepinError } from '../errors';
import type { CallContext } from '../http/call';
import { compareText } from '../image/compare';
import type { Image } from '../image/image';
import type { Listing, Page, Paging, ReportedImage, Source } from '../sources/source';
import type { ParsedQuery } from './parsed-query';
import { sortImages } from './sort-images';

/** Requests one page, including retries. */
export type RequestPage = (
  parsed: ParsedQuery,
  parameters: ApiParameters,
  context: CallContext,
) => Promise<ApiReply>;

/** The number of pages that all lists together may use. */
export interface PageBudget {
  /** Takes pages from the budget before they are requested. Throws `PageBudgetExceeded`. */
  take(pages: number, source: Source): void;
}

/** The internal error of a list that exceeds its page budget. */
export class PageBudgetExceeded extends Error {}

/** Creates a budget for a number of pages. */
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

/** A list to read to its end. */
export interface ListRequest {
  readonly parsed: ParsedQuery;
  readonly listing: Listing;
  /** The page limit. Default: none. */
  readonly budget?: PageBudget | undefined;
}

/** Reads one list, possibly shared with other lookups. Throws `PageBudgetExceeded`. */
export type ReadList = (request: ListRequest) => Promise<readonly Image[]>;

/** The largest number of attempts to read a list that changes meanwhile. */
const MAX_READS = 3;
/** More pages than any catalog has; a server that sends more is broken. */
const MAX_PAGES = 5_000;

/** Returns the distinct images of all lists; a single list is returned as it is, since lookups share it. */
export function mergeLists(lists: readonly (readonly Image[])[]): readonly Image[] {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : uniqueById(lists.flat());
}

function uniqueById(images: readonly Image[]): readonly Image[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  return [...byId.values()];
}

/** Reads one list to its end, newest image first, and again if the list changed meanwhile. */
export async function readList(
  request: ListRequest,
  requestPage: RequestPage,
  context: CallContext,
): Promise<readonly Image[]> {
  const { source } = request.parsed;
  for (let attempt = 1; ; attempt++) {
    const pages = await readPages(request, requestPage, context);
    const inconsistency = inconsistencyIn(pages, source.paging);
    if (inconsistency === undefined) {
      const images = uniqueById(pages.flatMap(({ images }) => images));
      // Sorted once for all lookups that share the list: sorting a sorted list takes little time.
      return sortImages(images, {});
    }
    if (attempt === MAX_READS) {
      throw new ImagepinError('ApiUnavailable', `the list of ${source.id} kept changing`, {
        detail: `It was read ${MAX_READS} times and ${inconsistency} each time. Try again when fewer images are being created or deleted.`,
      });
    }
  }
}

/** A page of complete images. */
interface ListedPage {
  readonly images: readonly Image[];
  readonly total: number | undefined;
}

/** Reads the first page and all that follow, in parallel where the first page names them all. */
async function readPages(
  { parsed, listing, budget }: ListRequest,
  requestPage: RequestPage,
  context: CallContext,
): Promise<ListedPage[]> {
  const { source, query } = parsed;
  const { paging, regionParameter } = source;
  const fixed = {
    ...(regionParameter && query.region && { [regionParameter]: query.region }),
    ...listing.parameters,
    [paging.sizeParameter]: paging.maxSize,
  };
  const known = { source: source.id, region: query.region, ...listing.implies };
  const seen = new Set<string>();
  const readFrom = async (cursor?: string): Promise<ListedPage[]> => {
    const parameters = cursor === undefined ? fixed : { ...fixed, ...toCursor(paging, cursor) };
    const page = parsePage(source, await requestPage(parsed, parameters, context));
    // The first page determines all offsets; replies do not contain their own.
    const isLast = paging.kind === 'offset' && cursor !== undefined;
    const nextCursors = isLast ? [] : page.nextCursors;
    const images = page.images.map((reported) => toImage(known, reported));
    for (const next of nextCursors) {
      checkCursor(next, seen, source);
      seen.add(next);
    }
    budget?.take(nextCursors.length, source);
    const rest = await Promise.all(nextCursors.map(readFrom));
    return [{ images, total: page.total }, ...rest.flat()];
  };
  budget?.take(1, source);
  return readFrom();
}

/** The parameter of a cursor; only tokens are text. */
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
  const result = source.reply().pageSchema.safeParse(body);
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

/** Why the pages cannot belong to one list, as the end of "it was read and ..."; undefined if they can. */
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
  if (!paging.overlaps && new Set(ids).size < ids.length) {
    return 'an image was returned twice';
  }
  return undefined;
}

/** Omits facts that were not reported; sorts the tags, since the API may change their order. */
function toImage(known: Partial<Image>, reported: ReportedImage): Image {
  const image: Record<string, unknown> = {};
  assignDefined(image, known);
  assignDefined(image, reported);
  if (reported.tags) {
    image.tags = sortTags(reported.tags);
  }
  // Every list implies its source, and every reply reports the id.
  return image as Image;
}

/** Assigns in place and with for-in, since a long list has half a million fields. */
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

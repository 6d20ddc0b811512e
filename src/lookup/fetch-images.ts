import { isDeepStrictEqual } from 'node:util';
import type { ApiParameters } from '../clouds/parameters';
import type { ApiReply } from '../clouds/read-reply';
import { ImagepinError } from '../errors';
import { spend } from '../http/budget';
import type { CallContext } from '../http/call';
import { compareText } from '../image/compare';
import type { Image } from '../image/image';
import type { Listing, Page, Paging, ReportedImage, Source } from '../sources/source';
import type { ParsedQuery } from './parsed-query';
import { endSlice, forEachInSlices, someInSlices } from './slices';
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

/** The images of a list that was read to its end. */
export interface ImageList extends ReadonlyArray<Image> {
  /** How the total that the API reports differs from the list, although every page is complete. */
  readonly totalMismatch?: string;
}

/** Reads one list, possibly shared with other lookups. Throws `PageBudgetExceeded`. */
export type ReadList = (request: ListRequest) => Promise<ImageList>;

/** The largest number of attempts to read a list that changes meanwhile. */
const MAX_READS = 3;

/** Returns the distinct images of all lists; a single list is returned as it is, since lookups share it. */
export async function mergeLists(
  lists: readonly (readonly Image[])[],
  signal?: AbortSignal,
): Promise<readonly Image[]> {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : uniqueById(lists, signal);
}

async function uniqueById(
  lists: readonly (readonly Image[])[],
  signal: AbortSignal | undefined,
): Promise<readonly Image[]> {
  const byId = new Map<string, Image>();
  for (const images of lists) {
    await forEachInSlices(images, (image) => byId.set(image.id, image), signal);
  }
  await endSlice(signal);
  return [...byId.values()];
}

/**
 * Reads one list to its end, newest image first, and again if its pages contradict each other.
 * A list that is the same in all attempts and complete by its pages is a result, although its total is wrong.
 */
export async function readList(
  request: ListRequest,
  requestPage: RequestPage,
  context: CallContext,
): Promise<ImageList> {
  const { source } = request.parsed;
  let previous: readonly Image[] | undefined;
  let isStable = true;
  for (let attempt = 1; ; attempt++) {
    const pages = await readPages(request, requestPage, context);
    const lists = pages.map((page) => page.images);
    // Sorted once for all lookups that share the list: sorting a sorted list takes little time.
    const images = await sortImages(await uniqueById(lists, context.signal), {}, context.signal);
    await endSlice(context.signal);
    const inconsistency = inconsistencyIn(pages, source.paging);
    if (inconsistency === undefined) {
      return images;
    }
    isStable &&= previous === undefined || (await areSame(images, previous, context.signal));
    previous = images;
    if (attempt === MAX_READS) {
      if (isStable && inconsistency.isCompleteByPages) {
        return Object.assign(images, { totalMismatch: describeTotalMismatch(source, pages) });
      }
      throw toInconsistencyError(source, inconsistency, isStable);
    }
  }
}

async function areSame(
  images: readonly Image[],
  others: readonly Image[],
  signal: AbortSignal,
): Promise<boolean> {
  const pairs = images.map((image, index) => [image, others[index]] as const);
  const isDifferent = ([image, other]: (typeof pairs)[number]) => !isDeepStrictEqual(image, other);
  return images.length === others.length && !(await someInSlices(pairs, isDifferent, signal));
}

function toInconsistencyError(
  { id }: Source,
  { description }: Inconsistency,
  isStable: boolean,
): ImagepinError {
  const problem = isStable ? 'contradicts itself' : 'kept changing';
  const advice = isStable
    ? 'Try again, or add filters so that there is less to list.'
    : 'Try again when fewer images are being created or deleted.';
  return new ImagepinError('ApiUnavailable', `the list of ${id} ${problem}`, {
    detail: `It was read ${MAX_READS} times and ${description} each time. ${advice}`,
  });
}

function describeTotalMismatch({ id }: Source, pages: readonly ListedPage[]): string {
  const count = pages.flatMap(({ images }) => images).length;
  return `${id} reports a total of ${pages[0]?.total} and lists ${count} images, in each of ${MAX_READS} attempts; the total may count images that the credentials are not permitted to list`;
}

/** A page of complete images. */
interface ListedPage {
  readonly images: readonly Image[];
  readonly total: number | undefined;
  readonly size: number | undefined;
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
  const take = (pages: number) => {
    budget?.take(pages, source);
    spend(context.budget, 'requests', pages, source.id);
  };
  const readFrom = async (cursor?: string): Promise<ListedPage[]> => {
    const parameters = cursor === undefined ? fixed : { ...fixed, ...toCursor(paging, cursor) };
    const page = parsePage(source, await requestPage(parsed, parameters, context));
    const { total, size } = page;
    // The first page determines all offsets; replies do not contain their own.
    const isLast = paging.kind === 'offset' && cursor !== undefined;
    // A page that is shorter than its own size contradicts a total that requires more pages.
    const isShort = size !== undefined && page.images.length < size;
    const nextCursors = isLast || isShort ? [] : page.nextCursors;
    const images = page.images.map((reported) => toImage(known, reported));
    for (const next of nextCursors) {
      checkCursor(next, seen, source);
      seen.add(next);
    }
    take(nextCursors.length);
    const rest = await Promise.all(nextCursors.map(readFrom));
    return [{ images, total, size }, ...rest.flat()];
  };
  take(1);
  return readFrom();
}

/** The parameter of a cursor; only tokens are text. */
function toCursor({ kind, cursorParameter }: Paging, cursor: string): ApiParameters {
  return { [cursorParameter]: kind === 'token' ? cursor : Number(cursor) };
}

function checkCursor(cursor: string, seen: ReadonlySet<string>, source: Source): void {
  if (seen.has(cursor)) {
    throw new ImagepinError(
      'UnexpectedResponse',
      `${source.id} repeated the page ${JSON.stringify(cursor.slice(0, 40))}`,
      {
        detail:
          'The list would never end, so reading stopped and no image was chosen. Try again, or add filters.',
      },
    );
  }
}

function parsePage(source: Source, reply: ApiReply): Page {
  const result = source.reply().pageSchema.safeParse(reply.body);
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
        `Status ${reply.status}, request ID ${reply.requestId ?? 'none'}.`,
        `The response begins with: ${reply.excerpt()}`,
        'Please report it: the API may have changed.',
      ].join(' '),
      cause: result.error,
    },
  );
}

/** Why pages cannot belong to one list. */
interface Inconsistency {
  /** The end of "it was read and ...". */
  readonly description: string;
  /** Whether only the total is wrong. */
  readonly isCompleteByPages?: boolean;
}

function inconsistencyIn(
  pages: readonly ListedPage[],
  { overlaps }: Paging,
): Inconsistency | undefined {
  const images = pages.flatMap((page) => page.images);
  const totals = new Set(pages.map(({ total }) => total));
  const [total] = totals;
  if (totals.size > 1) {
    return { description: `the total changed from ${[...totals].join(' to ')}` };
  }
  const repeated = findRepetition(images, overlaps);
  if (total !== undefined && images.length !== total) {
    return {
      description: `${images.length} images were returned where the total is ${total}`,
      isCompleteByPages: repeated === undefined && areComplete(pages, total),
    };
  }
  return repeated === undefined ? undefined : { description: repeated };
}

/** Describes an image that was returned twice; only where pages overlap may it be, with the same facts. */
function findRepetition(images: readonly Image[], overlaps = false): string | undefined {
  const byId = new Map<string, Image>();
  for (const image of images) {
    const other = byId.get(image.id);
    if (other && !overlaps) {
      return 'an image was returned twice';
    }
    if (other && !isDeepStrictEqual(other, image)) {
      return 'an image was returned twice, with different facts,';
    }
    byId.set(image.id, image);
  }
  return undefined;
}

/** Whether the pages that the total requires are full up to the last image. */
function areComplete(pages: readonly ListedPage[], total: number): boolean {
  const counts = pages.map(({ images }) => images.length);
  // Pages by offset do not report their size, which is that of the first one.
  const size = pages[0]?.size ?? counts[0] ?? 0;
  const last = counts.findIndex((count) => count < size);
  return (
    last >= 0 &&
    counts.slice(0, last).every((count) => count === size) &&
    counts.slice(last + 1).every((count) => count === 0) &&
    pages.length * size >= total
  );
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

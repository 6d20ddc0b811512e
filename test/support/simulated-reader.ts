import { flattenParameters } from '../../src/clouds/parameters';
import { parseJson } from '../../src/http/json';
import type { Image } from '../../src/image/image';
import {
  mergeLists,
  type ReadList,
  type RequestPage,
  readList,
} from '../../src/lookup/fetch-images';
import type { ParsedQuery } from '../../src/lookup/parsed-query';
import type { CatalogImage } from '../../src/simulator/catalog/catalog-image';
import { replyTo } from '../../src/simulator/handle-request';
import type { HttpRequest } from '../../src/simulator/http/http-message';
import type { Listing, Source } from '../../src/sources/source';
import { callContext } from './requests';

export interface SimulatedReader {
  readonly read: ReadList;
  /** The parameters of every call, in order. */
  readonly calls: Readonly<Record<string, string>>[];
  /** The answers, in order. */
  readonly replies: unknown[];
}

const request: HttpRequest = { method: 'GET', path: '/', query: [], headers: {}, body: '' };

/** Reads lists from a source's simulated operation without a socket; the options vary the order and size of pages. */
export async function simulatedReader(
  source: Source,
  images: readonly CatalogImage[],
  {
    pageSize = source.paging.maxSize,
    delay = async () => {},
  }: { pageSize?: number; delay?: () => Promise<void> } = {},
): Promise<SimulatedReader> {
  const service = await source.simulator();
  const calls: Readonly<Record<string, string>>[] = [];
  const replies: unknown[] = [];
  const call: RequestPage = async (_, parameters) => {
    const flattened = flattenParameters(parameters);
    calls.push(flattened);
    await delay();
    const pageParameters = new Map(Object.entries(flattened)).set(
      source.paging.sizeParameter,
      String(pageSize),
    );
    const outcome = replyTo(pageParameters, images, service);
    if (!('body' in outcome)) {
      throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
    }
    const { body } = service.protocol.toSuccessResponse(outcome.body, {
      request,
      number: 1,
    });
    const reply = parseJson(Buffer.from(String(body)));
    replies.push(reply);
    return { status: 200, requestId: 'simulated', excerpt: () => '', body: reply };
  };
  return { read: readerOver(call), calls, replies };
}

/** Reads lists by calls that a test answers. */
export function readerOver(call: RequestPage): ReadList {
  return (request) => readList(request, call, callContext());
}

/** The distinct images of all lists. */
export async function fetchImages(
  parsed: ParsedQuery,
  listings: readonly Listing[],
  read: ReadList,
): Promise<readonly Image[]> {
  return await mergeLists(await Promise.all(listings.map((listing) => read({ parsed, listing }))));
}

/** Reads each list once, except those with a budget. */
export function rememberLists(read: ReadList): ReadList {
  const lists = new Map<string, ReturnType<ReadList>>();
  return (request) => {
    const { parsed, listing, budget } = request;
    if (budget) {
      return read(request);
    }
    const key = JSON.stringify([parsed.query.region, listing]);
    const list = lists.get(key) ?? read(request);
    lists.set(key, list);
    return list;
  };
}

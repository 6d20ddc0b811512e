import { type Ask, type ReadList, readList } from '../../src/lookup/fetch';
import type { CatalogImage } from '../../src/simulator/catalog';
import type { HttpRequest } from '../../src/simulator/message';
import { protocols } from '../../src/simulator/protocols/protocols';
import type { Source } from '../../src/sources/source';
import { parseJson } from '../../src/transport/json';

export interface Played {
  readonly read: ReadList;
  /** The parameters of every call, in order. */
  readonly calls: Readonly<Record<string, string>>[];
  /** The answers, in order. */
  readonly replies: unknown[];
}

const request: HttpRequest = { method: 'GET', path: '/', query: [], headers: {}, body: '' };

/** A source's own simulator, asked without a socket: what differs between runs is named. */
export async function played(
  source: Source,
  images: readonly CatalogImage[],
  {
    pageSize = source.paging.max,
    delay = async () => {},
  }: { pageSize?: number; delay?: () => Promise<void> } = {},
): Promise<Played> {
  const service = await source.simulator();
  const calls: Readonly<Record<string, string>>[] = [];
  const replies: unknown[] = [];
  const ask: Ask = async (_, parameters) => {
    calls.push(parameters);
    await delay();
    const asked = new Map(Object.entries(parameters)).set(source.paging.size, String(pageSize));
    const answer = service.answer(asked, images);
    if (!('body' in answer)) {
      throw new Error(`${answer.refusal.code}: ${answer.refusal.message}`);
    }
    const { body } = protocols[service.route.protocol].success(answer.body, { request, number: 1 });
    const reply = parseJson(Buffer.from(String(body)));
    replies.push(reply);
    return { status: 200, requestId: 'played', excerpt: () => '', body: reply };
  };
  const read: ReadList = (parsed, listing, budget) => readList(parsed, listing, ask, budget);
  return { read, calls, replies };
}

import type { RequestParameters } from '../operation';
import { editImages, type ReplyBody } from '../reply/reply-layout';
import type { Fault, FaultContext } from './fault';

/** Wrong cursors, pages and totals. */
export const pagingFaults = [
  {
    kind: 'repeated-page',
    description: 'returns the first page for every cursor, so that its token or marker repeats',
    apply: ({ parameters, cursorParameter, respond }) =>
      respond({ parameters: withCursor(parameters, cursorParameter, undefined) }),
  },
  {
    kind: 'repeated-token',
    description: 'returns the token or marker of the request, if pages have one',
    apply: (context) =>
      respondWithToken(context, () => context.parameters.get(context.cursorParameter)),
  },
  {
    kind: 'token-loop',
    description: 'leads from the last page back to the second, if pages have tokens or markers',
    apply(context) {
      const { parameters, cursorParameter, layout, bodyFor } = context;
      return respondWithToken(context, (token) =>
        token || !layout.nextToken
          ? token
          : bodyFor(withCursor(parameters, cursorParameter, undefined))?.[layout.nextToken],
      );
    },
  },
  {
    kind: 'empty-page',
    description: 'returns a page without images; a token or marker then leads to the images',
    apply({ parameters, cursorParameter, layout, respond }) {
      const { nextToken } = layout;
      const resumed = EMPTY_PAGE_MARK + (parameters.get(cursorParameter) ?? '');
      return respond({
        editBody: (body) => ({
          ...editImages(body, layout, () => []),
          ...(nextToken && { [nextToken]: resumed }),
        }),
      });
    },
  },
  {
    kind: 'total-too-high',
    description: 'counts an image more than the list has, if the reply has a total',
    apply: (context) => respondWithTotal(context, 1),
  },
  {
    kind: 'total-too-low',
    description: 'counts an image less than the list has, if the reply has a total',
    apply: (context) => respondWithTotal(context, -1),
  },
] as const satisfies readonly Fault[];

const EMPTY_PAGE_MARK = 'after-empty-page:';

/** The parameters that the token of an empty page stands for: those of the request for that page. */
export function resumeAfterEmptyPage(
  parameters: RequestParameters,
  cursorParameter: string,
): RequestParameters {
  const cursor = parameters.get(cursorParameter);
  return cursor?.startsWith(EMPTY_PAGE_MARK)
    ? withCursor(parameters, cursorParameter, cursor.slice(EMPTY_PAGE_MARK.length) || undefined)
    : parameters;
}

function withCursor(
  parameters: RequestParameters,
  cursorParameter: string,
  cursor: string | undefined,
): RequestParameters {
  const others = [...parameters].filter(([name]) => name !== cursorParameter);
  return new Map(cursor === undefined ? others : [...others, [cursorParameter, cursor]]);
}

/** Responds with another token for the next page; undefined leaves the regular one. */
function respondWithToken({ layout, respond }: FaultContext, toToken: (token: unknown) => unknown) {
  const { nextToken } = layout;
  const editBody = (body: ReplyBody) =>
    nextToken ? { ...body, [nextToken]: toToken(body[nextToken]) ?? body[nextToken] } : body;
  return respond({ editBody });
}

function respondWithTotal({ layout, respond }: FaultContext, difference: number) {
  const { total } = layout;
  return respond({
    editBody: (body) => (total ? { ...body, [total]: Number(body[total]) + difference } : body),
  });
}

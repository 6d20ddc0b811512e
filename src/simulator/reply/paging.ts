/** One page of a list that pages by token, and the token of the next; undefined if the token is invalid. */
export function pageByToken<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): { readonly page: readonly Item[]; readonly nextToken: string | undefined } | undefined {
  const start = token === undefined ? 0 : decodeToken(token);
  if (start === undefined) {
    return undefined;
  }
  const end = start + size;
  return {
    page: items.slice(start, end),
    nextToken: end < items.length ? encodeToken(end) : undefined,
  };
}

const TOKEN_PATTERN = /^after:(\d+)$/;

/** Opaque to clients. It holds a position, because the server keeps no listings. */
function encodeToken(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url');
}

function decodeToken(token: string): number | undefined {
  const [, position] = TOKEN_PATTERN.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return position === undefined ? undefined : Number(position);
}

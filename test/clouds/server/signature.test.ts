import type { HttpRequest, NameValuePair } from '../../../src/simulator/http/http-message';
import {
  type GoldenRequest,
  goldenRequest,
  goldenRequests,
} from '../../simulator/support/golden-requests';
import { errorCodeFor } from '../../simulator/support/test-state';

const MISMATCH = /SignatureDoesNotMatch$/;

// These are never signed; whatever else is in a request is.
const UNSIGNED = ['authorization', 'connection', 'user-agent', 'x-sdk-client', 'content-length'];
const PLAIN_RPC = ['x-acs-action', 'x-acs-version', 'host', 'content-type'];

describe.each(goldenRequests.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  test('is believed as its client signed it', async () => {
    const complaint = await errorCodeFor(vector.request, vector.account);

    // Their tokens are of another server's making, which is found out only behind the signature.
    expect([undefined, '400 InvalidParameter', '400 InvalidArgument']).toContain(complaint);
  });

  test('is refused with another secret', async () => {
    const account = { ...vector.account, accessKeySecret: 'guessed' };

    const complaint = await errorCodeFor(vector.request, account);

    expect(complaint).toMatch(MISMATCH);
  });

  test('is refused when one character of its signature changes', async () => {
    const complaint = await errorCodeFor(withOtherSignature(vector.request), vector.account);

    expect(complaint).toMatch(MISMATCH);
  });

  test('is refused when any parameter changes', async () => {
    const forged = withOtherParameters(vector.request);

    const complaints = await Promise.all(
      forged.map((request) => errorCodeFor(request, vector.account)),
    );

    expect(complaints.filter((complaint) => !MISMATCH.test(complaint ?? ''))).toEqual([]);
  });

  test('is refused when any signed header changes', async () => {
    const forged = signedHeaders(vector).map((name) => withOtherHeader(vector.request, name));

    const complaints = await Promise.all(
      forged.map((request) => errorCodeFor(request, vector.account)),
    );

    // Some headers have a meaning of their own, which is found wrong before the signature.
    expect(complaints).not.toContain(undefined);
  });
});

test('a header that the client did not sign may change on its way', async () => {
  const { request, account } = goldenRequest(
    'volcengine-hmac-sha256-openapi-ecs-describeimages-get',
  );
  const elsewhere = { ...request, headers: { ...request.headers, host: '127.0.0.1:1' } };

  const complaint = await errorCodeFor(elsewhere, account);

  expect(complaint).toBeUndefined();
});

test('ROA is believed without a port in its host', async () => {
  const { request, account } = goldenRequest('alibaba-roa-v1-batchcompute-listimages-get');
  const without = { ...request, headers: { ...request.headers, host: '127.0.0.1' } };

  const complaint = await errorCodeFor(without, account);

  expect(complaint).toBeUndefined();
});

test.each(['x-acs-date', 'x-acs-signature-nonce', 'host'])(
  'ACS3 is refused when %s is left out of the signed headers',
  async (name) => {
    const { request, account } = goldenRequest('alibaba-v3-ecs-describeimages-post');
    const authorization = (request.headers.authorization ?? '')
      .replace(`;${name}`, '')
      .replace(`${name};`, '');

    const complaint = await errorCodeFor(
      { ...request, headers: { ...request.headers, authorization } },
      account,
    );

    expect(complaint).toBe('400 IncompleteSignature');
  },
);

test('ACS3 is refused when its body was changed', async () => {
  const { request, account } = goldenRequest('alibaba-v3-ecs-describeimages-post');

  const complaint = await errorCodeFor({ ...request, body: 'x=1' }, account);

  expect(complaint).toBe('400 SignatureDoesNotMatch');
});

function signedHeaders({ name, request }: GoldenRequest): readonly string[] {
  const { authorization = '' } = request.headers;
  const [, list] = /SignedHeaders=([^,]+),/.exec(authorization) ?? [];
  const isRpc = name.startsWith('alibaba-rpc');
  const unsigned = isRpc ? [...UNSIGNED, ...PLAIN_RPC] : [...UNSIGNED, 'host'];
  const fallback = Object.keys(request.headers).filter((header) => !unsigned.includes(header));
  return list?.split(';') ?? fallback;
}

function withOtherHeader(request: HttpRequest, name: string): HttpRequest {
  const value = request.headers[name] ?? '';
  return { ...request, headers: { ...request.headers, [name]: flip(value, value.length - 1) } };
}

function withOtherSignature(request: HttpRequest): HttpRequest {
  const { authorization } = request.headers;
  if (authorization) {
    const changed = flip(authorization, authorization.length - 3);
    return { ...request, headers: { ...request.headers, authorization: changed } };
  }
  const body = request.body.replace(/Signature=(.)/, (_, first) => `Signature=${other(first)}`);
  const query = request.query.map(
    ([name, value]) => [name, name === 'Signature' ? flip(value, 0) : value] as const,
  );
  return { ...request, body, query };
}

// Who and what is asked for: these are found wrong before the signature.
const NAMED = ['Action', 'Version', 'AccessKeyId', 'Signature', 'SecurityToken', 'Timestamp'];
const METHOD = ['SignatureMethod', 'SignatureVersion'];

/** One request for each of its parameters, with that one changed, and one with a parameter more. */
function withOtherParameters(request: HttpRequest): readonly HttpRequest[] {
  const form = [...new URLSearchParams(request.body)];
  return [
    ...withOtherValues(request.query).map((query) => ({ ...request, query })),
    ...withOtherValues(form).map((pairs) => ({
      ...request,
      body: new URLSearchParams(
        pairs.map(([name, value]): [string, string] => [name, value]),
      ).toString(),
    })),
    { ...request, query: [...request.query, ['Added', '1'] as const] },
  ];
}

function withOtherValues(pairs: readonly NameValuePair[]): readonly (readonly NameValuePair[])[] {
  return pairs
    .filter(([name]) => ![...NAMED, ...METHOD].includes(name))
    .map((changed) =>
      pairs.map((pair): NameValuePair => (pair === changed ? [pair[0], `${pair[1]}x`] : pair)),
    );
}

function flip(text: string, index: number): string {
  return text.slice(0, index) + other(text.charAt(index)) + text.slice(index + 1);
}

function other(character: string): string {
  return character === '1' ? '2' : '1';
}

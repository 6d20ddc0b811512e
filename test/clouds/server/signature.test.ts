import { replyTo } from '../../../src/simulator/handle-request';
import type { HttpRequest, NameValuePair } from '../../../src/simulator/http/http-message';
import { loadOperations } from '../../../src/sources/registry';
import {
  type GoldenRequest,
  goldenRequest,
  goldenRequests,
} from '../../simulator/support/golden-requests';
import { createTestState, errorCodeFor } from '../../simulator/support/test-state';

/** Any cloud's code for a wrong signature. */
let mismatch: RegExp;
beforeAll(async () => {
  const operations = await loadOperations();
  const codes = operations.map(({ protocol }) => protocol.authErrors.wrongSignature.code);
  mismatch = new RegExp(` (?:${codes.join('|')})$`);
});

// These are never signed; whatever else is in a request is.
const UNSIGNED = ['authorization', 'connection', 'user-agent', 'x-sdk-client', 'content-length'];
const PLAIN_RPC = ['x-acs-action', 'x-acs-version', 'host', 'content-type'];

describe.each(goldenRequests.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
  test('is accepted as its client signed it', async () => {
    const errorCode = await errorCodeFor(golden.request, golden.account);

    // The operation may refuse parameters that only the real service accepts, such as its own tokens.
    expect(errorCode).toBe(await operationErrorCode(golden));
  });

  test('is rejected with another secret', async () => {
    const account = { ...golden.account, accessKeySecret: 'guessed' };

    const errorCode = await errorCodeFor(golden.request, account);

    expect(errorCode).toMatch(mismatch);
  });

  test('is rejected when one character of its signature changes', async () => {
    const errorCode = await errorCodeFor(withOtherSignature(golden.request), golden.account);

    expect(errorCode).toMatch(mismatch);
  });

  test('is rejected when any parameter changes', async () => {
    const forged = withOtherParameters(golden.request);

    const errorCodes = await Promise.all(
      forged.map((request) => errorCodeFor(request, golden.account)),
    );

    expect(errorCodes.filter((errorCode) => !mismatch.test(errorCode ?? ''))).toEqual([]);
  });

  test('is rejected when any signed header changes', async () => {
    const forged = signedHeaders(golden).map((name) => withOtherHeader(golden.request, name));

    const errorCodes = await Promise.all(
      forged.map((request) => errorCodeFor(request, golden.account)),
    );

    // Some headers have a meaning of their own, which is found wrong before the signature.
    expect(errorCodes).not.toContain(undefined);
  });
});

test('a header that the client did not sign may change on its way', async () => {
  const { request, account } = goldenRequest(
    'volcengine-hmac-sha256-openapi-ecs-describeimages-get',
  );
  const elsewhere = { ...request, headers: { ...request.headers, host: '127.0.0.1:1' } };

  const errorCode = await errorCodeFor(elsewhere, account);

  expect(errorCode).toBeUndefined();
});

test('ROA is accepted without a port in its host', async () => {
  const { request, account } = goldenRequest('alibaba-roa-v1-batchcompute-listimages-get');
  const without = { ...request, headers: { ...request.headers, host: '127.0.0.1' } };

  const errorCode = await errorCodeFor(without, account);

  expect(errorCode).toBeUndefined();
});

test.each(['x-acs-date', 'x-acs-signature-nonce', 'host'])(
  'ACS3 is rejected when %s is left out of the signed headers',
  async (name) => {
    const { request, account } = goldenRequest('alibaba-v3-ecs-describeimages-post');
    const authorization = (request.headers.authorization ?? '')
      .replace(`;${name}`, '')
      .replace(`${name};`, '');

    const errorCode = await errorCodeFor(
      { ...request, headers: { ...request.headers, authorization } },
      account,
    );

    expect(errorCode).toBe('400 IncompleteSignature');
  },
);

test('ACS3 is rejected when its body was changed', async () => {
  const { request, account } = goldenRequest('alibaba-v3-ecs-describeimages-post');

  const errorCode = await errorCodeFor({ ...request, body: 'x=1' }, account);

  expect(errorCode).toBe('400 SignatureDoesNotMatch');
});

/** The error code of the operation itself, which comes after the signature. */
async function operationErrorCode({ request, account }: GoldenRequest) {
  const { operations, images } = await createTestState(account);
  const operation = operations.find(({ protocol }) => protocol.matches(request));
  if (!operation) {
    throw new Error('no operation matches the request');
  }
  const { id, protocol } = operation;
  const parameters = protocol.parameters(request);
  const result = replyTo(parameters, images(id, protocol.region(request)), operation);
  return 'error' in result ? `${result.error.status} ${result.error.code}` : undefined;
}

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

// The account and the operation are checked before the signature.
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

import { handleRequest } from '../../src/simulator/handle-request';
import { parseHttpRequest } from '../../src/simulator/http/http-message';
import type { ServedOperation } from '../../src/simulator/operation';
import type { ServerProtocol } from '../../src/simulator/protocol';
import { loadOperations } from '../../src/sources/registry';
import { GOLDEN_NOW } from './support/golden-requests';
import { ACCOUNT, createTestState } from './support/test-state';

const MINUTE_MS = 60 * 1000;
const throttled = { status: 420, code: 'CalmDown', message: 'Too many requests.' };
const expired = { status: 403, code: 'TooOld', message: 'The request is too old.' };

/** A cloud that the product does not know: an operation is a path, and requests carry their key in plain text. */
const protocol: ServerProtocol = {
  route: { path: '/shelf' },
  timeWindowMs: 5 * MINUTE_MS,
  authErrors: {
    unknownKey: expired,
    missingToken: expired,
    wrongToken: expired,
    unreadableTime: expired,
    expired,
    wrongSignature: expired,
    usedNonce: expired,
  },
  injectedErrors: {
    throttle: { error: throttled, headers: { 'retry-after': '3' } },
    unavailable: { error: throttled },
    'expired-token': { error: expired },
    'permission-denied': { error: expired },
  },
  recognizes: ({ headers }) => headers.authorization?.startsWith('Moon ') ?? false,
  matches: ({ path }) => path === '/shelf',
  unknownOperationError: ({ path }) => ({ status: 404, code: 'NoShelf', message: path }),
  readSignedRequest: ({ headers }) => ({
    accessKeyId: headers.authorization?.split(' ')[1] ?? '',
    securityToken: undefined,
    signedAt: GOLDEN_NOW,
    nonce: undefined,
    signature: 'same',
    expectedSignature: () => 'same',
  }),
  parameters: ({ query }) => new Map(query),
  region: () => undefined,
  toSuccessResponse: (body) => ({ status: 200, headers: {}, body: JSON.stringify(body) }),
  toErrorResponse: ({ status, code }) => ({ status, headers: {}, body: code }),
};

const operation: ServedOperation = {
  id: 'moon-shelf',
  protocol,
  cursorParameter: 'Offset',
  defaultRegion: 'moon-1',
  parameterRules: [],
  replyLayout: { images: ['ids'], id: 'id' },
  generate: (_, count, region) =>
    Array.from({ length: count }, (_, index) => ({
      source: 'moon-shelf',
      id: `${region}-${index}`,
    })),
  reply: (parameters, images) => ({
    body: { sent: Object.fromEntries(parameters), ids: images.map(({ id }) => id) },
  }),
};

const send = async (target: string, options = {}) =>
  handleRequest(
    parseHttpRequest('GET', target, { authorization: `Moon ${ACCOUNT.accessKeyId}` }, ''),
    await createTestState(ACCOUNT, { operations: [operation], images: 2, ...options }),
  );

test('an operation of any cloud is served in its protocol, with images of its default region', async () => {
  const { status, body } = await send('/shelf?Limit=2');

  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ sent: { Limit: '2' }, ids: ['moon-1-0', 'moon-1-1'] });
});

test.each(['throttle', 'throttle-429'])(
  '%s returns the error and the headers of a protocol without a limit of its gateway',
  async (kind) => {
    expect(await send('/shelf', { faults: [{ kind }] })).toEqual({
      status: 420,
      headers: { 'retry-after': '3' },
      body: 'CalmDown',
    });
  },
);

test('repeated-page drops the parameter that the source pages by, and no other', async () => {
  const faults = [{ kind: 'repeated-page' }];

  const { body } = await send('/shelf?Offset=20&PageNumber=2', { faults });

  expect(JSON.parse(body).sent).toEqual({ PageNumber: '2' });
});

test.each`
  minutes | status
  ${4.9}  | ${200}
  ${5.1}  | ${403}
  ${-5.1} | ${403}
`('a time window of 5 minutes gives $status after $minutes', async ({ minutes, status }) => {
  const now = () => GOLDEN_NOW + minutes * MINUTE_MS;

  expect(await send('/shelf', { now })).toMatchObject({ status });
});

test('clock-skew is a minute more than the time window of the protocol', async () => {
  const faults = [{ kind: 'clock-skew' }];

  const { status, headers } = await send('/shelf', { faults });

  expect(status).toBe(403);
  expect(Date.parse(headers.date ?? '')).toBe(GOLDEN_NOW + 6 * MINUTE_MS);
});

test('an unknown operation gets the error of the protocol that the request follows', async () => {
  const operations = [...(await loadOperations()), operation];

  expect(await send('/cellar', { operations })).toMatchObject({ status: 404, body: 'NoShelf' });
});

test.each`
  target                       | headers                                       | code
  ${'/?Action=None&Version=1'} | ${{ 'x-date': 'now' }}                        | ${'InvalidActionOrVersion'}
  ${'/?Action=None&Version=1'} | ${{ authorization: 'HMAC-SHA256 x' }}         | ${'InvalidActionOrVersion'}
  ${'/clusters'}               | ${{ authorization: 'acs key:signature' }}     | ${'InvalidAction.NotFound'}
  ${'/'}                       | ${{ authorization: 'acs key:signature' }}     | ${'InvalidAction.NotFound'}
  ${'/clusters'}               | ${{}}                                         | ${'InvalidAction.NotFound'}
  ${'/?AccessKeyId=key'}       | ${{}}                                         | ${'MissingAction'}
  ${'/'}                       | ${{ authorization: 'ACS3-HMAC-SHA256 Cred' }} | ${'MissingAction'}
`(
  '$target with $headers is $code, in whichever order operations are registered',
  async ({ target, headers, code }) => {
    const operations = await loadOperations();
    const request = parseHttpRequest('GET', target, headers, '');
    const codes = await Promise.all(
      [operations, operations.toReversed()].map(async (ordered) => {
        const state = await createTestState(ACCOUNT, { operations: ordered });
        return handleRequest(request, state).body;
      }),
    );

    expect(codes).toEqual([
      expect.stringContaining(`"${code}"`),
      expect.stringContaining(`"${code}"`),
    ]);
  },
);

test('a request that follows no protocol gets the error of the first operation', async () => {
  const operations = await loadOperations();
  const state = await createTestState(ACCOUNT, { operations });

  const { body } = handleRequest(parseHttpRequest('GET', '/', {}, ''), state);

  expect(JSON.parse(body).Code).toBe('MissingAction');
});

test('without operations every request is not found', async () => {
  expect(await send('/shelf', { operations: [] })).toEqual({ status: 404, headers: {}, body: '' });
});

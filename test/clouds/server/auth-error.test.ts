import { handleRequest } from '../../../src/simulator/handle-request';
import type { HttpRequest } from '../../../src/simulator/http/http-message';
import { GOLDEN_NOW, goldenRequest } from '../../simulator/support/golden-requests';
import { createTestState, errorCodeFor, errorCodeOf } from '../../simulator/support/test-state';

const MINUTE_MS = 60 * 1000;

const rpc = goldenRequest('alibaba-rpc-v1-ecs-describeimages-post');
const rpcGet = goldenRequest('alibaba-rpc-v1-eci-describeimagecaches-get-sts');
const roa = goldenRequest('alibaba-roa-v1-batchcompute-listimages-get');
const roaSts = goldenRequest('alibaba-roa-v1-batchcompute-listimages-get-sts');
const acs3 = goldenRequest('alibaba-v3-ecs-describeimages-post');
const acs3Roa = goldenRequest('alibaba-v3-roa-batchcompute-listimages-get');
const acs3Sts = goldenRequest('alibaba-v3-eci-describeimagecaches-post-sts');
const volcengine = goldenRequest('volcengine-hmac-sha256-openapi-ecs-describeimages-get');
const volcengineSts = goldenRequest('volcengine-hmac-sha256-sdkcore-ecs-describeimages-get-sts');

test.each`
  protocol        | golden        | errorCode
  ${'RPC'}        | ${rpc}        | ${'404 InvalidAccessKeyId.NotFound'}
  ${'ROA'}        | ${roa}        | ${'404 InvalidAccessKeyId.NotFound'}
  ${'ACS3'}       | ${acs3}       | ${'404 InvalidAccessKeyId.NotFound'}
  ${'Volcengine'} | ${volcengine} | ${'401 InvalidAccessKey'}
`('$protocol rejects an unknown key: $errorCode', async ({ golden, errorCode }) => {
  const account = { ...golden.account, accessKeyId: 'another' };

  expect(await errorCodeFor(golden.request, account)).toBe(errorCode);
});

test.each`
  protocol        | golden           | errorCode
  ${'RPC'}        | ${rpcGet}        | ${'400 InvalidSecurityToken.MismatchWithAccessKey'}
  ${'ROA'}        | ${roaSts}        | ${'400 InvalidSecurityToken.MismatchWithAccessKey'}
  ${'ACS3'}       | ${acs3Sts}       | ${'400 InvalidSecurityToken.MismatchWithAccessKey'}
  ${'Volcengine'} | ${volcengineSts} | ${'401 InvalidSecretToken'}
`('$protocol rejects a wrong token: $errorCode', async ({ golden, errorCode }) => {
  const account = { ...golden.account, securityToken: 'another' };

  expect(await errorCodeFor(golden.request, account)).toBe(errorCode);
});

test.each`
  protocol        | golden        | errorCode
  ${'RPC'}        | ${rpc}        | ${'400 MissingSecurityToken'}
  ${'ROA'}        | ${roa}        | ${'400 MissingSecurityToken'}
  ${'ACS3'}       | ${acs3}       | ${'400 MissingSecurityToken'}
  ${'Volcengine'} | ${volcengine} | ${'401 InvalidSecretToken'}
`('$protocol rejects a temporary key without its token: $errorCode', async (row) => {
  const account = { ...row.golden.account, securityToken: 'needed' };

  expect(await errorCodeFor(row.golden.request, account)).toBe(row.errorCode);
});

test.each`
  protocol        | golden        | minutes  | errorCode
  ${'RPC'}        | ${rpc}        | ${15.1}  | ${'400 InvalidTimeStamp.Expired'}
  ${'RPC'}        | ${rpc}        | ${-15.1} | ${'400 InvalidTimeStamp.Expired'}
  ${'RPC'}        | ${rpc}        | ${14.9}  | ${undefined}
  ${'ROA'}        | ${roa}        | ${15.1}  | ${'400 InvalidTimeStamp.Expired'}
  ${'ROA'}        | ${roa}        | ${-14.9} | ${undefined}
  ${'ACS3'}       | ${acs3}       | ${-15.1} | ${'400 InvalidTimeStamp.Expired'}
  ${'ACS3'}       | ${acs3}       | ${14.9}  | ${undefined}
  ${'Volcengine'} | ${volcengine} | ${15.1}  | ${'400 InvalidTimestamp'}
  ${'Volcengine'} | ${volcengine} | ${-15.1} | ${'400 InvalidTimestamp'}
  ${'Volcengine'} | ${volcengine} | ${-14.9} | ${undefined}
`('$protocol, $minutes minutes after signing: $errorCode', async (row) => {
  const now = () => GOLDEN_NOW + row.minutes * MINUTE_MS;

  expect(await errorCodeFor(row.golden.request, row.golden.account, { now })).toBe(row.errorCode);
});

test.each`
  protocol        | golden        | errorCode
  ${'RPC'}        | ${rpc}        | ${'400 SignatureNonceUsed'}
  ${'ROA'}        | ${roa}        | ${'400 SignatureNonceUsed'}
  ${'ACS3'}       | ${acs3}       | ${'400 SignatureNonceUsed'}
  ${'Volcengine'} | ${volcengine} | ${undefined}
`('$protocol, the same request again: $errorCode', async ({ golden, errorCode }) => {
  const state = await createTestState(golden.account);

  const first = handleRequest(golden.request, state);
  const again = handleRequest(golden.request, state);

  expect(errorCodeOf(first)).toBeUndefined();
  expect(errorCodeOf(again)).toBe(errorCode);
});

test('a rejected request does not use up its nonce', async () => {
  const state = await createTestState(rpc.account);
  const forged = { ...rpc.request, body: rpc.request.body.replace('PageSize=100', 'PageSize=99') };

  const rejected = handleRequest(forged, state);
  const accepted = handleRequest(rpc.request, state);

  expect(errorCodeOf(rejected)).toBe('400 SignatureDoesNotMatch');
  expect(errorCodeOf(accepted)).toBeUndefined();
});

test.each`
  protocol        | golden        | header             | errorCode
  ${'ROA'}        | ${roa}        | ${'authorization'} | ${'400 MissingAuthorization'}
  ${'ROA'}        | ${roa}        | ${'date'}          | ${'400 MissingDate'}
  ${'Volcengine'} | ${volcengine} | ${'authorization'} | ${'401 MissingAuthenticationToken'}
  ${'Volcengine'} | ${volcengine} | ${'x-date'}        | ${'400 MissingRequestInfo'}
  ${'ACS3'}       | ${acs3}       | ${'x-acs-date'}    | ${'400 MissingTimestamp'}
`('$protocol without $header: $errorCode', async ({ golden, header, errorCode }) => {
  const { [header]: _, ...headers } = golden.request.headers;

  expect(await errorCodeFor({ ...golden.request, headers }, golden.account)).toBe(errorCode);
});

test.each`
  protocol        | request                                                 | errorCode
  ${'RPC'}        | ${withBody('T07%3A08%3A09Z', '+07%3A08')}               | ${'400 InvalidTimeStamp.Format'}
  ${'ROA'}        | ${withHeader(roa.request, 'date', 'Monday')}            | ${'400 InvalidTimeStamp.Format'}
  ${'ACS3'}       | ${withHeader(acs3.request, 'x-acs-date', '2024-05-06')} | ${'400 InvalidTimeStamp.Format'}
  ${'Volcengine'} | ${withHeader(volcengine.request, 'x-date', '20240506')} | ${'400 InvalidTimestamp'}
`('$protocol rejects a malformed timestamp: $errorCode', async (row) => {
  const account = row.protocol === 'Volcengine' ? volcengine.account : rpc.account;

  expect(await errorCodeFor(row.request, account)).toBe(row.errorCode);
});

test.each(['AccessKeyId', 'Signature', 'SignatureNonce', 'Timestamp'])(
  'RPC without %s is rejected with its name',
  async (name) => {
    const body = rpc.request.body
      .split('&')
      .filter((pair) => !pair.startsWith(`${name}=`))
      .join('&');

    const errorCode = await errorCodeFor({ ...rpc.request, body }, rpc.account);

    expect(errorCode).toBe(`400 Missing${name}`);
  },
);

test.each`
  protocol        | what                        | request                                                   | errorCode
  ${'RPC'}        | ${'another action'}         | ${withBody('DescribeImages', 'DescribeDisks')}            | ${'404 InvalidAction.NotFound'}
  ${'RPC'}        | ${'another version'}        | ${withBody('2014-05-26', '2014-05-27')}                   | ${'404 InvalidAction.NotFound'}
  ${'RPC'}        | ${'no action'}              | ${withBody('Action=', 'Auction=')}                        | ${'400 MissingAction'}
  ${'ROA'}        | ${'another path'}           | ${{ ...roa.request, path: '/clusters' }}                  | ${'404 InvalidAction.NotFound'}
  ${'ROA'}        | ${'another version'}        | ${withHeader(roa.request, 'x-acs-version', '2015-11-12')} | ${'404 InvalidAction.NotFound'}
  ${'ROA'}        | ${'another method'}         | ${{ ...roa.request, method: 'POST' }}                     | ${'404 InvalidAction.NotFound'}
  ${'Volcengine'} | ${'another action'}         | ${withOtherAction('DescribeDisks')}                       | ${'404 InvalidActionOrVersion'}
  ${'Volcengine'} | ${'no action'}              | ${withOtherAction('')}                                    | ${'400 MissingParameter'}
  ${'Volcengine'} | ${'the scope of another'}   | ${withScope('/ecs/', '/vpc/')}                            | ${'404 ServiceNotFound'}
  ${'Volcengine'} | ${'the scope of a day ago'} | ${withScope('/20240506/', '/20240505/')}                  | ${'400 InvalidCredential'}
`('$protocol, $what: $errorCode', async ({ protocol, request, errorCode }) => {
  const account = protocol === 'Volcengine' ? volcengine.account : rpc.account;

  expect(await errorCodeFor(request, account)).toBe(errorCode);
});

test.each`
  what                 | from                      | to
  ${'another method'}  | ${'=HMAC-SHA1'}           | ${'=HMAC-SHA256'}
  ${'another version'} | ${'SignatureVersion=1.0'} | ${'SignatureVersion=2.0'}
`('RPC rejects a signature of $what', async ({ from, to }) => {
  const errorCode = await errorCodeFor(withBody(from, to), rpc.account);

  expect(errorCode).toBe('400 IncompleteSignature');
});

test('RPC puts errors into its envelope, with the request ID in a header too', async () => {
  const state = await createTestState({ ...rpc.account, accessKeyId: 'another' });

  const response = handleRequest(rpc.request, state);

  expect(JSON.parse(response.body)).toEqual({
    RequestId: response.headers['x-acs-request-id'],
    HostId: 'ecs.cn-hangzhou.aliyuncs.com',
    Code: 'InvalidAccessKeyId.NotFound',
    Message: 'Specified access key is not found.',
    Recommend: 'https://api.aliyun.com/troubleshoot?q=InvalidAccessKeyId.NotFound',
  });
});

test.each`
  signature | golden
  ${'ROA'}  | ${roa}
  ${'ACS3'} | ${acs3Roa}
`('BatchCompute signed by $signature has code and message in the body alone', async (row) => {
  const state = await createTestState({ ...row.golden.account, accessKeyId: 'another' });

  const response = handleRequest(row.golden.request, state);

  expect(Object.keys(JSON.parse(response.body))).toEqual(['Code', 'Message']);
  expect(response.headers['x-acs-request-id']).toMatch(/^[0-9A-F-]{36}$/);
});

test('Volcengine puts errors into the metadata, with number, region and service', async () => {
  const state = await createTestState({ ...volcengine.account, accessKeyId: 'another' });

  const response = handleRequest(volcengine.request, state);

  expect(JSON.parse(response.body)).toEqual({
    ResponseMetadata: {
      RequestId: expect.stringMatching(/^\d{34}$/),
      Action: 'DescribeImages',
      Version: '2020-04-01',
      Service: 'ecs',
      Region: 'cn-beijing',
      Error: {
        CodeN: 100009,
        Code: 'InvalidAccessKey',
        Message: 'The accesskey included in the request is invalid.',
      },
    },
  });
});

function withBody(from: string, to: string): HttpRequest {
  return { ...rpc.request, body: rpc.request.body.replace(from, to) };
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function withOtherAction(action: string): HttpRequest {
  const query = volcengine.request.query.map(
    ([name, value]) => [name, name === 'Action' ? action : value] as const,
  );
  return { ...volcengine.request, query };
}

function withScope(from: string, to: string): HttpRequest {
  const { headers } = volcengine.request;
  const authorization = (headers.authorization ?? '').replace(from, to);
  return { ...volcengine.request, headers: { ...headers, authorization } };
}

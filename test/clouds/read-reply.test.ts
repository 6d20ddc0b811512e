import { readReply } from '../../src/clouds/read-reply';
import type { CallResponse } from '../../src/clouds/reply-error';
import { hintsOf, ImagepinError } from '../../src/errors';
import type { RawResponse } from '../../src/http/exchange';
import { operationOf } from '../support/requests';

/** A reply, as a test writes it. */
type ResponseParts = Partial<Omit<RawResponse, 'body'>> & { readonly text?: string };

const replyContext = {
  redact: (text: string) => text,
  now: Date.parse('2024-05-06T07:08:09Z'),
  region: 'cn-nowhere',
};

test.each`
  code                                         | status | outcome             | advice
  ${'Throttling'}                              | ${400} | ${'ApiUnavailable'} | ${'exceeds the call limit'}
  ${'Throttling.User'}                         | ${400} | ${'ApiUnavailable'} | ${'exceeds the call limit'}
  ${'Throttling.Api'}                          | ${503} | ${'ApiUnavailable'} | ${'exceeds the call limit'}
  ${'Rejected.Throttling'}                     | ${429} | ${'ApiUnavailable'} | ${'exceeds the call limit'}
  ${'InternalError'}                           | ${500} | ${'ApiUnavailable'} | ${'fault of the cloud'}
  ${'UnknownError'}                            | ${400} | ${'ApiUnavailable'} | ${'fault of the cloud'}
  ${'ServiceUnavailable'}                      | ${503} | ${'ApiUnavailable'} | ${'fault of the cloud'}
  ${'SignatureNonceUsed'}                      | ${400} | ${'ApiUnavailable'} | ${'fault of the cloud'}
  ${'Something.New'}                           | ${502} | ${'ApiUnavailable'} | ${'fault of the cloud'}
  ${'Something.New'}                           | ${400} | ${'ApiRejected'}    | ${'did not accept'}
  ${'SignatureDoesNotMatch'}                   | ${400} | ${'ApiRejected'}    | ${'Check the access key'}
  ${'SignatureDoesNotMatch'}                   | ${500} | ${'ApiRejected'}    | ${'Check the access key'}
  ${'InvalidAccessKeyId.NotFound'}             | ${404} | ${'ApiRejected'}    | ${'Check the access key'}
  ${'InvalidSecurityToken.Expired'}            | ${400} | ${'ApiRejected'}    | ${'has expired'}
  ${'InvalidSecurityToken.Malformed'}          | ${400} | ${'ApiRejected'}    | ${'Check the access key'}
  ${'Account.Arrearage'}                       | ${400} | ${'ApiRejected'}    | ${'overdue bill'}
  ${'Forbidden.UserBussinessStatus'}           | ${403} | ${'ApiRejected'}    | ${'overdue bill'}
  ${'InvalidAccountStatus.NotEnoughBalance'}   | ${403} | ${'ApiRejected'}    | ${'overdue bill'}
  ${'Forbidden.UserNotRealNameAuthentication'} | ${403} | ${'ApiRejected'}    | ${'real-name verification'}
  ${'ServiceNotEnabled'}                       | ${400} | ${'ApiRejected'}    | ${'has not enabled this service'}
  ${'InvalidRegionId.NotFound'}                | ${404} | ${'ApiRejected'}    | ${'not in region cn-nowhere'}
  ${'InvalidOperation.NotSupportedEndpoint'}   | ${404} | ${'ApiRejected'}    | ${'not in region cn-nowhere'}
  ${'InvalidInstanceType.ValueNotSupported'}   | ${400} | ${'ApiRejected'}    | ${'this `instanceType`'}
  ${'Forbidden.RAM'}                           | ${403} | ${'ApiRejected'}    | ${'Grant the privileges'}
  ${'NoPermission'}                            | ${400} | ${'ApiRejected'}    | ${'Grant the privileges'}
  ${'InvalidTimeStamp.Expired'}                | ${400} | ${'ApiRejected'}    | ${'arrived too late'}
  ${'InvalidParameter.PageSize'}               | ${400} | ${'ApiRejected'}    | ${'did not accept'}
  ${'InvalidParameter.PageSize'}               | ${500} | ${'ApiRejected'}    | ${'did not accept'}
  ${'MissingRegionId'}                         | ${400} | ${'ApiRejected'}    | ${'did not accept'}
`('Alibaba Cloud: $code with $status is $outcome', ({ code, status, outcome, advice }) => {
  const body = { RequestId: 'id-9', Code: code, Message: 'The reason' };

  const error = errorFrom('alicloud-rpc', { status, text: JSON.stringify(body) });

  expect(error.code).toBe(outcome);
  expect(error.message).toBe(
    `alicloud ecs DescribeImages ${outcome === 'ApiRejected' ? 'was refused' : 'is unavailable'}: ${code}`,
  );
  expect(error.detail).toContain(
    `The cloud reports: The reason. Status ${status}, request ID id-9.`,
  );
  expect(error.detail).toContain(advice);
});

test.each`
  code                          | codeN        | status | outcome
  ${'FlowLimitExceeded'}        | ${100018}    | ${429} | ${'ApiUnavailable'}
  ${'AccountFlowLimitExceeded'} | ${100027}    | ${200} | ${'ApiUnavailable'}
  ${'AccountFlowLimitExceeded'} | ${100027}    | ${400} | ${'ApiUnavailable'}
  ${undefined}                  | ${100018}    | ${200} | ${'ApiUnavailable'}
  ${undefined}                  | ${100027}    | ${400} | ${'ApiUnavailable'}
  ${'InternalServiceError'}     | ${100014}    | ${502} | ${'ApiUnavailable'}
  ${'ServiceUnavailableTemp'}   | ${100015}    | ${503} | ${'ApiUnavailable'}
  ${'InternalServiceTimeout'}   | ${100016}    | ${504} | ${'ApiUnavailable'}
  ${'InvalidTimestamp'}         | ${100006}    | ${400} | ${'ApiRejected'}
  ${'AccessDenied'}             | ${100013}    | ${403} | ${'ApiRejected'}
  ${'SignatureDoesNotMatch'}    | ${100010}    | ${401} | ${'ApiRejected'}
  ${'InvalidAccessKey'}         | ${100009}    | ${401} | ${'ApiRejected'}
  ${'InvalidOsType.Malformed'}  | ${undefined} | ${400} | ${'ApiRejected'}
  ${'InvalidOsType.Malformed'}  | ${undefined} | ${200} | ${'ApiRejected'}
`('Volcengine: $code $codeN with $status is $outcome', ({ code, codeN, status, outcome }) => {
  const failed = { CodeN: codeN, Code: code, Message: 'The reason' };
  const body = { ResponseMetadata: { RequestId: 'id-9', Error: failed } };

  const error = errorFrom('volcengine', { status, text: JSON.stringify(body) });

  expect(error.code).toBe(outcome);
  expect(error.message).toContain(String(code ?? codeN));
  expect(error.detail).toContain('request ID id-9');
});

test.each`
  code                  | status | headers                            | retryAfterMs
  ${'Throttling.User'}  | ${400} | ${{ 'x-acs-retry-after': '1500' }} | ${1500}
  ${'Throttling.User'}  | ${400} | ${{ 'x-acs-retry-after': '0' }}    | ${undefined}
  ${'InvalidParameter'} | ${400} | ${{ 'x-acs-retry-after': '1500' }} | ${undefined}
  ${undefined}          | ${503} | ${{ 'retry-after': '3' }}          | ${3000}
`(
  '$code with $headers is retried after $retryAfterMs',
  ({ code, status, headers, retryAfterMs }) => {
    const text = JSON.stringify({ RequestId: 'id', Code: code });

    const error = errorFrom('alicloud-rpc', { status, headers, text });

    expect(hintsOf(error).retryAfterMs).toBe(retryAfterMs);
  },
);

test.each`
  code                          | protocol          | date                               | advice
  ${'InvalidTimeStamp.Expired'} | ${'alicloud-rpc'} | ${'Mon, 06 May 2024 07:28:09 GMT'} | ${'is off by 20 minutes: the time of the server is Mon, 06 May 2024 07:28:09 GMT'}
  ${'InvalidTimestamp'}         | ${'volcengine'}   | ${'Mon, 06 May 2024 06:48:09 GMT'} | ${'is off by 20 minutes: the time of the server is Mon, 06 May 2024 06:48:09 GMT'}
  ${'InvalidTimeStamp.Expired'} | ${'alicloud-rpc'} | ${'Mon, 06 May 2024 07:09:09 GMT'} | ${'the clock of this machine seems to be right'}
  ${'InvalidTimeStamp.Expired'} | ${'alicloud-rpc'} | ${'not a date'}                    | ${'the clock of this machine seems to be right'}
  ${'InvalidTimestamp'}         | ${'volcengine'}   | ${undefined}                       | ${'the clock of this machine seems to be right'}
`('$code with the date $date of the server: $advice', ({ code, protocol, date, advice }) => {
  const headers = date === undefined ? {} : { date };

  const { detail } = errorFrom(protocol, {
    status: 400,
    headers,
    text: refusalBody(protocol, code),
  });

  expect(detail).toContain(advice);
});

test.each`
  code                                       | protocol          | path
  ${'InvalidInstanceType.ValueNotSupported'} | ${'alicloud-rpc'} | ${['instanceType']}
  ${'InvalidInstanceType.NotFound'}          | ${'volcengine'}   | ${['instanceType']}
  ${'InvalidRegionId.NotFound'}              | ${'alicloud-rpc'} | ${['region']}
  ${'InvalidParameter.PageSize'}             | ${'alicloud-rpc'} | ${[]}
`('$code blames the argument at $path', ({ code, protocol, path }) => {
  const error = errorFrom(protocol, { status: 400, text: refusalBody(protocol, code) });

  expect(error.path).toEqual(path);
});

test.each`
  code                                       | isLimit
  ${'LimitExceeded.MaximumTagFilterResults'} | ${true}
  ${'LimitExceeded.MaximumTagFilterKeys'}    | ${false}
`('that $code is the limit of tag results is $isLimit', ({ code, isLimit }) => {
  const error = errorFrom('volcengine', { status: 400, text: refusalBody('volcengine', code) });

  expect(hintsOf(error).rejectsTags ?? false).toBe(isLimit);
});

test.each(['200', 200, 'OK', 'Success', null, '', 0, '0'])('the code %p is no error', (Code) => {
  const text = JSON.stringify({ RequestId: 'id', Code });

  const reply = readReply(responseOf('alicloud-rpc', { text }));

  expect(reply.body).toEqual({ RequestId: 'id', Code });
});

test.each([{}, { Code: '' }, { CodeN: 0, Code: '', Message: '' }])(
  'the error %j without a code is no error of Volcengine',
  (error) => {
    const metadata = { RequestId: 'id', Error: error };
    const text = JSON.stringify({ ResponseMetadata: metadata, Result: {} });

    const reply = readReply(responseOf('volcengine', { text }));

    expect(reply.requestId).toBe('id');
  },
);

test("an empty code with an error status is an error with the cloud's message", () => {
  const text = JSON.stringify({ RequestId: 'id', Code: '', Message: 'The reason' });

  const error = errorFrom('alicloud-rpc', { status: 403, text });

  expect(error).toMatchObject({
    code: 'ApiRejected',
    message: expect.stringContaining('was refused: no code'),
    detail: expect.stringContaining('The cloud reports: The reason'),
  });
});

test('the number of a Volcengine error replaces an empty code', () => {
  const metadata = { RequestId: 'id', Error: { CodeN: 100018, Code: '', Message: 'Slow down' } };
  const text = JSON.stringify({ ResponseMetadata: metadata });

  const error = errorFrom('volcengine', { status: 200, text });

  expect(error.code).toBe('ApiUnavailable');
});

test('the request ID of a volcengine reply is read from its metadata', () => {
  const text = JSON.stringify({ ResponseMetadata: { RequestId: 'id-3', Error: null }, Result: {} });

  const reply = readReply(responseOf('volcengine', { text }));

  expect(reply.requestId).toBe('id-3');
});

test("control characters in a cloud's messages are escaped", () => {
  const Message = '\u001b[31mred\u001b[0m\nnext\u202Eline';
  const text = JSON.stringify({ RequestId: 'id\n2 and more', Code: 'Bad\u0007', Message });

  const { message, detail } = errorFrom('alicloud-rpc', { status: 400, text });

  expect(message).toBe('alicloud ecs DescribeImages was refused: Bad');
  expect(detail).toMatch(/^The cloud reports: \[31mred \[0m next line\. Status 400\. /);
});

test('an error quotes the first 200 characters of a wrong body', () => {
  const text = `<html>${'x'.repeat(1000)}`;

  const { detail } = errorFrom('alicloud-rpc', { status: 200, text });

  expect(detail).toMatch(/The response begins with: <html>x{194}\.$/);
});

test('secrets are removed before a body is shortened', () => {
  const text = `${'x'.repeat(190)}hunter2hunter2`;
  const redact = (shown: string) => shown.replace('hunter2hunter2', '***');

  const { detail } = errorFrom('alicloud-rpc', { status: 200, text }, redact);

  expect(detail).toMatch(/x\*\*\*\.$/);
});

test('a reply with far more values than a page of images is refused before it is parsed', () => {
  const text = `{"RequestId":"id","Images":[${Array(60_000).fill('{}').join()}]}`;

  expect(errorFrom('alicloud-rpc', { text })).toMatchObject({
    code: 'UnexpectedResponse',
    message: expect.stringContaining('more than 50000 JSON values'),
  });
});

test.each`
  code                 | status | isThrottled
  ${'Throttling.User'} | ${400} | ${true}
  ${'Something.New'}   | ${429} | ${true}
  ${'Something.New'}   | ${503} | ${undefined}
  ${'InternalError'}   | ${429} | ${true}
`('$code with $status slows other calls: $isThrottled', ({ code, status, isThrottled }) => {
  const text = JSON.stringify({ RequestId: 'id', Code: code });

  expect(hintsOf(errorFrom('alicloud-rpc', { status, text })).isThrottled).toBe(isThrottled);
});

/** A refusal in the envelope of a protocol. */
function refusalBody(protocol: string, Code: string): string {
  return JSON.stringify(
    protocol === 'volcengine'
      ? { ResponseMetadata: { RequestId: 'id', Error: { Code, Message: 'The reason' } } }
      : { RequestId: 'id', Code, Message: 'The reason' },
  );
}

function errorFrom(
  protocol: string,
  response: ResponseParts,
  redact = replyContext.redact,
): ImagepinError {
  try {
    readReply({ ...responseOf(protocol, response), redact });
  } catch (error) {
    if (ImagepinError.is(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('it was taken for a reply');
}

function responseOf(protocol: string, { text = '', ...head }: ResponseParts): CallResponse {
  const response = { status: 200, headers: {}, isComplete: true, ...head, body: Buffer.from(text) };
  return { ...replyContext, api: operationOf(protocol), ...response };
}

test('a bare list is a reply of BatchCompute and of no other service', () => {
  const text = '[{"Id":"img-1"}]';

  expect(readReply(responseOf('alicloud-roa', { text })).body).toEqual([{ Id: 'img-1' }]);
  expect(() => readReply(responseOf('alicloud-rpc', { text }))).toThrow('no JSON object');
});

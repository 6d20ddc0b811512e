import { classifyErrorCode } from '../../src/clouds/verdict';
import { parseHttpRequest } from '../../src/simulator/http/http-message';
import type { ServerProtocol, ServiceError } from '../../src/simulator/protocol';
import { describeSources } from '../support/describe-sources';

const numbered = { request: parseHttpRequest('GET', '/', {}, ''), number: 1 };

// The error codes of a cloud cover the errors of its server side.
describeSources((source) => {
  const { cloud, envelope } = source.api.protocol;
  let server: ServerProtocol;
  beforeAll(async () => {
    server = (await source.simulator()).protocol;
  });

  function readVerdict(error: ServiceError) {
    const { body } = server.toErrorResponse(error, numbered);
    const code = envelope.apiError(JSON.parse(body))?.code ?? 'none';
    return { code, verdict: classifyErrorCode(code, cloud.errorCodes) };
  }

  test.each`
    reason              | advice
    ${'unknownKey'}     | ${/^Check the access key/}
    ${'wrongToken'}     | ${/^Check the access key/}
    ${'wrongSignature'} | ${/^Check the access key/}
  `('the advice for the error $reason is to check the access key', ({ reason, advice }) => {
    // The names of the table are those of the errors.
    const { code, verdict } = readVerdict(
      server.authErrors[reason as keyof typeof server.authErrors],
    );

    expect({ code, advice: verdict?.advice }).toEqual({
      code,
      advice: expect.stringMatching(advice),
    });
  });

  test('the advice for an expired signature is to check the clock', () => {
    const { code, verdict } = readVerdict(server.authErrors.expired);

    expect({ code, advice: verdict?.advice }).toEqual({ code, advice: expect.any(Function) });
    expect(verdict?.path).toBeUndefined();
  });

  test('a call is repeated after each fault that the service reports', () => {
    const { throttle, 'throttle-429': gateway = throttle, unavailable } = server.injectedErrors;
    const faults = [throttle, gateway, unavailable].map(({ error }) => readVerdict(error));

    expect(faults.map(({ code, verdict }) => [code, verdict?.isTransient])).toEqual(
      faults.map(({ code }) => [code, true]),
    );
  });

  test.each`
    fault                  | advice
    ${'expired-token'}     | ${/expired/}
    ${'permission-denied'} | ${/not permitted/}
  `('the advice for $fault names the reason', ({ fault, advice }) => {
    // The names of the table are those of the errors.
    const injected = server.injectedErrors[fault as 'expired-token' | 'permission-denied'];

    const { code, verdict } = readVerdict(injected.error);

    expect({ code, advice: verdict?.advice, isTransient: verdict?.isTransient }).toEqual({
      code,
      advice: expect.stringMatching(advice),
      isTransient: undefined,
    });
  });

  test('its server has the time window of its cloud', () => {
    expect(server.timeWindowMs).toBe(cloud.signatureWindowMinutes * 60 * 1000);
  });
});

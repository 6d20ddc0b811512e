import { randomUUID } from 'node:crypto';
import { ImagepinError } from '../errors';
import type { Agent } from '../http/agent';
import { spend } from '../http/budget';
import type { Call } from '../http/call';
import { type Clock, systemClock } from '../http/clock';
import { toConnectionError } from '../http/connection-error';
import type { RawRequest } from '../http/exchange';
import { toProxyAuthenticationError } from '../http/proxy';
import { withTimeout } from '../http/timeout';
import { type ApiOperation, type ApiRequest, operationName } from './cloud';
import type { CredentialsProvider } from './credentials';
import { type ApiReply, readReply } from './read-reply';
import { createRedactor } from './redact';
import { toCutOffError } from './reply-error';

export interface SendOptions {
  /** The time limit of one attempt. Default: 40,000, since a long list of images takes up to 38 s. */
  readonly attemptMs?: number;
  readonly clock?: Clock;
}

export type ApiCall = Call<ApiRequest, ApiReply>;

/** Returns the innermost call: one attempt with a new signature, over the agent's connections. */
export function sendRequest(
  agent: Agent,
  credentialsProvider: CredentialsProvider,
  { attemptMs = 40_000, clock = systemClock }: SendOptions = {},
): ApiCall {
  return (request, context) => {
    const { api, endpoint, region } = request;
    const signals = [context.signal, agent.closed];
    const timeoutError = () => toAttemptTimeoutError(api, attemptMs);
    return withTimeout({ ms: attemptMs, signals, clock, timeoutError }, async ({ signal }) => {
      const proxy = agent.proxyFor(endpoint);
      const credentials = await credentialsProvider(signal);
      const nonce = randomUUID();
      const signed = await api.protocol.sign(request, credentials, { now: clock.now(), nonce });
      const received = await agent.send(endpoint, signed, signal).catch((error) => {
        signal.throwIfAborted();
        throw ImagepinError.is(error)
          ? error
          : toConnectionError({ operation: operationName(api), endpoint, proxy }, error);
      });
      spend(context.budget, 'bytes', received.body.length, operationName(api));
      if (proxy && received.status === 407) {
        throw toProxyAuthenticationError(proxy);
      }
      const redact = createRedactor(api.protocol.cloud, credentials, {
        signatures: signaturesIn(signed),
        proxyUserinfo: proxy?.userinfo,
      });
      const response = { ...received, api, redact, now: clock.now(), region };
      if (!response.isComplete) {
        signal.throwIfAborted();
        throw toCutOffError(response);
      }
      return readReply(response);
    });
  };
}

/** The signatures in a request: in its form or query, or at the end of its authorization header. */
function signaturesIn({ path, body, headers }: RawRequest): string[] {
  const [, encoded] = /[?&]Signature=([^&]+)/.exec(`${path}&${body}`) ?? [];
  const [, last] = /[:=]([^:=\s]+=*)$/.exec(headers.authorization ?? '') ?? [];
  return [encoded && decodeURIComponent(encoded), last].filter(Boolean) as string[];
}

function toAttemptTimeoutError(api: ApiOperation, ms: number): ImagepinError {
  return new ImagepinError(
    'ApiUnavailable',
    `${operationName(api)} gave no response within ${ms / 1000} s`,
    {
      detail: 'No complete response arrived over the connection, if there was one.',
    },
  );
}

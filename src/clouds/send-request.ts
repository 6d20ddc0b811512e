import { randomUUID } from 'node:crypto';
import { ImagepinError, withHints } from '../errors';
import type { Agent } from '../http/agent';
import { spend } from '../http/budget';
import type { Call } from '../http/call';
import { type Clock, systemClock } from '../http/clock';
import { toConnectionError } from '../http/connection-error';
import { withTimeout } from '../http/timeout';
import { type ApiOperation, type ApiRequest, operationName } from './cloud';
import type { CredentialsProvider } from './credentials';
import { type ApiReply, readReply } from './read-reply';
import { createRedactor } from './redact';
import { toUnexpectedResponse } from './reply-error';

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
      const credentials = await credentialsProvider(signal);
      const nonce = randomUUID();
      const signed = await api.protocol.sign(request, credentials, { now: clock.now(), nonce });
      const received = await agent.send(endpoint, signed, signal).catch((error) => {
        signal.throwIfAborted();
        throw ImagepinError.is(error)
          ? error
          : toConnectionError(operationName(api), endpoint, error);
      });
      spend(context.budget, 'bytes', received.body.length, operationName(api));
      const redact = createRedactor(api.protocol.cloud, credentials);
      const response = { ...received, api, redact, now: clock.now(), region };
      if (!response.isComplete) {
        signal.throwIfAborted();
        const error = toUnexpectedResponse(response, 'cut off on its way');
        throw withHints(error, { isTransient: true });
      }
      return readReply(response);
    });
  };
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

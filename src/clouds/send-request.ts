import { ImagepinError } from '../errors';
import type { Agent } from '../http/agent';
import { type Clock, systemClock } from '../http/clock';
import { toConnectionError } from '../http/connection-error';
import type { RawResponse } from '../http/record-response';
import { withTimeout } from '../http/timeout';
import { markTransient } from '../http/transient';
import { sendAlicloudRoa, sendAlicloudRpc } from './alicloud/pop-core';
import type { ApiCall, ApiOperation, ApiRequest } from './api-operation';
import type { ProtocolSender } from './cloud';
import type { Credentials, CredentialsProvider } from './credentials';
import { readReply } from './read-reply';
import { createRedactor } from './redact';
import { type ErrorContext, operationName, toUnexpectedResponse } from './reply-error';
import { sendVolcengine } from './volcengine/openapi';

export interface SendOptions {
  /** How long one attempt may take. Default: 40,000; a long list of images needs up to 38 s. */
  readonly attemptMs?: number;
  readonly clock?: Clock;
}

const SENDERS: Readonly<Record<ApiOperation['protocol'], ProtocolSender>> = {
  'alicloud-rpc': sendAlicloudRpc,
  'alicloud-roa': sendAlicloudRoa,
  volcengine: sendVolcengine,
};

/** The innermost call: one attempt, signed anew, over the agent's connections. */
export function sendRequest(
  agent: Agent,
  credentialsProvider: CredentialsProvider,
  { attemptMs = 40_000, clock = systemClock }: SendOptions = {},
): ApiCall {
  return (request, context) =>
    withTimeout(
      {
        ms: attemptMs,
        signals: [context.signal, agent.closed],
        clock,
        timeoutError: () => toAttemptTimeoutError(request.api, attemptMs),
      },
      async (signal) => {
        const credentials = await credentialsProvider(signal);
        const errorContext = {
          redact: createRedactor(credentials),
          now: clock.now(),
          region: request.region,
        };
        return readReply(
          request.api,
          await exchange(request, credentials, signal, errorContext),
          errorContext,
        );
      },
    );

  async function exchange(
    request: ApiRequest,
    credentials: Credentials,
    signal: AbortSignal,
    errorContext: ErrorContext,
  ): Promise<RawResponse> {
    const {
      agent: connection,
      completeResponse,
      partialResponse,
      failure,
    } = await agent.open(request.endpoint);
    const sendContext = { agent: connection, signal, now: clock.now() };
    const error = await SENDERS[request.api.protocol](request, credentials, sendContext).catch(
      (thrown: unknown) => thrown,
    );
    // What a client makes of an answer is not asked: each would read it by rules of its own.
    const response = completeResponse();
    if (!response) {
      signal.throwIfAborted();
      const partial = failure() ? undefined : partialResponse();
      throw partial
        ? markTransient(
            toUnexpectedResponse(request.api, partial, 'cut off on its way', errorContext),
            true,
          )
        : toConnectionError(operationName(request.api), request.endpoint, failure() ?? error);
    }
    return response;
  }
}

function toAttemptTimeoutError(api: ApiOperation, ms: number): ImagepinError {
  return new ImagepinError(
    'ApiUnavailable',
    `${operationName(api)} gave no answer within ${ms / 1000} s`,
    {
      detail: 'The connection was made, or waited for, and no whole answer came over it.',
    },
  );
}

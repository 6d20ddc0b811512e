import { ImagepinError } from '../errors';
import type { Agent } from './agent';
import { sendAlicloudRoa, sendAlicloudRpc } from './alicloud';
import type { Answer } from './answer';
import { type Clock, systemClock } from './clock';
import { toConnectionError } from './connection-error';
import type { Credentials, CredentialsProvider } from './credentials';
import { readReply } from './read-reply';
import { redactor } from './redact';
import { nameOf, type Telling, toUnexpected } from './reply-error';
import { withTimeout } from './timeout';
import { markTransient } from './transient';
import type { Api, ApiRequest, Call } from './transport';
import { sendVolcengine } from './volcengine';
import type { Send } from './wire';

export interface SendOptions {
  /** How long one attempt may take. Default: 40,000; a long list of images needs up to 38 s. */
  readonly attemptMs?: number;
  readonly clock?: Clock;
}

const SENDS: Readonly<Record<Api['protocol'], Send>> = {
  'alicloud-rpc': sendAlicloudRpc,
  'alicloud-roa': sendAlicloudRoa,
  volcengine: sendVolcengine,
};

/** The innermost call: one attempt, signed anew, over the agent's connections. */
export function sendRequest(
  agent: Agent,
  credentials: CredentialsProvider,
  { attemptMs = 40_000, clock = systemClock }: SendOptions = {},
): Call {
  return (request, context) =>
    withTimeout(
      {
        ms: attemptMs,
        signals: [context.signal, agent.closed],
        clock,
        expired: () => toLate(request.api, attemptMs),
      },
      async (signal) => {
        const keys = await credentials(signal);
        const telling = { redact: redactor(keys), now: clock.now(), region: request.region };
        return readReply(request.api, await exchange(request, keys, signal, telling), telling);
      },
    );

  async function exchange(
    request: ApiRequest,
    keys: Credentials,
    signal: AbortSignal,
    telling: Telling,
  ): Promise<Answer> {
    const { agent: connection, answer, part, failure } = await agent.open(request.endpoint);
    const wire = { agent: connection, signal, now: clock.now() };
    const error = await SENDS[request.api.protocol](request, keys, wire).catch(
      (thrown: unknown) => thrown,
    );
    // What a client makes of an answer is not asked: each would read it by rules of its own.
    const whole = answer();
    if (!whole) {
      signal.throwIfAborted();
      const begun = failure() ? undefined : part();
      throw begun
        ? markTransient(toUnexpected(request.api, begun, 'cut off on its way', telling), true)
        : toConnectionError(request, failure() ?? error);
    }
    return whole;
  }
}

function toLate(api: Api, ms: number): ImagepinError {
  return new ImagepinError(
    'ApiUnavailable',
    `${nameOf(api)} gave no answer within ${ms / 1000} s`,
    {
      detail: 'The connection was made, or waited for, and no whole answer came over it.',
    },
  );
}

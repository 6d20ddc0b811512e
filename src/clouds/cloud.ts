import type { Agent as HttpAgent } from 'node:http';
import type { ApiRequest } from './api-operation';
import type { Credentials } from './credentials';

/** What a protocol sends one request with. */
export interface SendContext {
  readonly agent: HttpAgent;
  readonly signal: AbortSignal;
  readonly now: number;
}

/** Signs and sends one request, and is done when its answer is; the agent takes the answer down. */
export type ProtocolSender = (
  request: ApiRequest,
  credentials: Credentials,
  context: SendContext,
) => Promise<void>;

import type { Agent as HttpAgent } from 'node:http';
import type { Credentials } from './credentials';
import type { ApiRequest } from './transport';

/** What a protocol sends one request with. */
export interface Wire {
  readonly agent: HttpAgent;
  readonly signal: AbortSignal;
  readonly now: number;
}

/** Signs and sends one request, and is done when its answer is; the agent takes the answer down. */
export type Send = (request: ApiRequest, credentials: Credentials, wire: Wire) => Promise<void>;

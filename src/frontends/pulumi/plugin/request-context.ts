import type { Client } from '../../../client/client';
import type { EngineLog } from './engine-log';

/** What a call works with. */
export interface PulumiRequestContext {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly log: EngineLog;
}

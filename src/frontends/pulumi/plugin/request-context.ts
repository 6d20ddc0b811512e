import type { Client } from '../../../client/client';
import type { EngineLog } from './engine-log';

/** The shared inputs of the plugin's calls. */
export interface PulumiRequestContext {
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly log: EngineLog;
}

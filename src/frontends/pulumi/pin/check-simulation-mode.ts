import type { Client } from '../../../client/client';
import { requireSameSimulationMode } from '../../pin/simulation-mode';
import type { PinState } from './state';

/** Refuses what was simulated where a cloud is asked, and the other way round. */
export function checkSimulationMode({ simulated }: PinState, client: Client): void {
  requireSameSimulationMode(
    { pinned: simulated, current: client.simulated },
    '`pulumi state delete URN`',
  );
}

import type { Client } from '../../../client';
import { checkWorld } from '../../pin/world';
import type { Kept } from './state';

/** Refuses what was simulated where a cloud is asked, and the other way round. */
export function checkSameWorld({ simulated }: Kept, client: Client): void {
  checkWorld({ made: simulated, now: client.simulated }, '`pulumi state delete URN`');
}

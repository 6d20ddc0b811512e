import type { PickInput } from '../../../lookup/query';
import { toValue, type Written } from '../convert';
import type { Surroundings } from '../data-source';
import { toWarning } from '../diagnostic';
import type { Diagnostic } from '../protocol/messages';
import type { Asking } from '../schema';
import type { Picked } from './memory';

/** What a pin works with. */
export interface PinSurroundings extends Surroundings {
  readonly asking: Asking;
}

/** Makes the look-up that a pin asks for. */
export async function pick(
  { known }: Written,
  { asking, provider, signal, log }: PinSurroundings,
): Promise<{ readonly planned: Picked; readonly diagnostics: readonly Diagnostic[] }> {
  const { id, image, warnings, stats } = await provider.client.find(known as PickInput, { signal });
  log('debug', 'look-up', { source: known.source, ...stats });
  const type = asking.attributes.find(({ name }) => name === 'image')?.type;
  return {
    planned: { id, image: type ? toValue(image, type) : null },
    diagnostics: warnings.map((warning) => toWarning(warning, asking)),
  };
}

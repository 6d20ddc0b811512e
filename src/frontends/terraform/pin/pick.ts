import type { Asking } from '../../provider/schema';
import { toValue, type Written } from '../convert';
import { ask, type Surroundings } from '../data-source';
import { toWarning } from '../diagnostic';
import type { Diagnostic } from '../protocol/messages';
import type { Picked } from './memory';

/** What a pin works with. */
export interface PinSurroundings extends Surroundings {
  readonly asking: Asking;
}

/** Makes the look-up that a pin asks for. */
export async function pick(
  question: Written,
  around: PinSurroundings,
): Promise<{ readonly planned: Picked; readonly diagnostics: readonly Diagnostic[] }> {
  const { asking } = around;
  const answer = await ask(question, asking, around);
  const type = asking.attributes.find(({ name }) => name === 'image')?.type;
  return {
    planned: {
      id: answer.id,
      image: type && 'image' in answer ? toValue(answer.image, type) : null,
    },
    diagnostics: answer.warnings.map((warning) => toWarning(warning, asking)),
  };
}

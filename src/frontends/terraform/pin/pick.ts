import { newestOf } from '../../pin/newest';
import type { Asking } from '../../provider/schema';
import { toObject, type Written } from '../convert';
import { ask, type Surroundings } from '../data-source';
import { toWarning } from '../diagnostic';
import type { Diagnostic } from '../protocol/messages';
import type { ValueMap } from '../value';
import type { ReplacedPins } from './replaced';

/** What a pin works with. */
export interface PinSurroundings extends Surroundings {
  readonly asking: Asking;
  readonly replaced: ReplacedPins;
}

/** What a look-up adds to a block, by the names that it has there. */
export interface Picked {
  readonly results: ValueMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the look-up that a pin asks for; a fresh one sees an image that was built a moment ago. */
export async function pick(
  question: Written,
  around: PinSurroundings,
  fresh = false,
): Promise<Picked> {
  const { asking } = around;
  const answer = await ask(question, asking, around, fresh);
  return {
    results: toObject({ ...answer, ...newestOf(answer.id) }, resultsOf(asking)),
    diagnostics: answer.warnings.map((warning) => toWarning(warning, asking)),
  };
}

/** The attributes that a look-up fills in. */
export function resultsOf({ attributes }: Asking): Asking['attributes'] {
  return attributes.filter(({ mode }) => mode === 'computed');
}

import { ImagepinError } from '../../../errors';
import type { PickInput } from '../../../lookup/query';
import { questionOf } from '../data-source';
import type { Request, Response } from '../protocol/messages';
import { missingFor, toNotYet } from '../provider';
import { isMap, readValue, UNKNOWN, writeValue } from '../value';
import { type Memory, readMemory, writeMemory } from './memory';
import { type PinSurroundings, pick } from './pick';

/** Makes what was planned, or looks up what could not be planned; forgets what is destroyed. */
export async function applyPin(
  request: Request<'ApplyResourceChange'>,
  around: PinSurroundings,
): Promise<Response<'ApplyResourceChange'>> {
  const planned = readValue(request.plannedState);
  if (!isMap(planned)) {
    around.replaced.add(request.typeName ?? '', plannedMemory(request.plannedPrivate));
    return { newState: request.plannedState };
  }
  const { client } = around.provider;
  const question = questionOf(readValue(request.config), around.asking);
  const query = await client.canonicalize(question.known as PickInput);
  const memory = writeMemory({ query, simulated: client.simulated });
  if (planned.id !== UNKNOWN) {
    return { newState: request.plannedState, private: memory };
  }
  const missing = missingFor(question, around.provider);
  if (missing !== undefined) {
    throw toNotYet(missing);
  }
  const { results, diagnostics } = await pick(question, around, true);
  return { newState: writeValue({ ...planned, ...results }), private: memory, diagnostics };
}

/** A pin whose memory is damaged can be destroyed all the same: that is the way out. */
function plannedMemory(bytes: Uint8Array | undefined): Memory | undefined {
  try {
    return readMemory(bytes);
  } catch (error) {
    if (ImagepinError.is(error)) {
      return undefined;
    }
    throw error;
  }
}

import { adviceOn } from '../../pin/advice';
import { type Request, type Response, SEVERITY } from '../protocol/messages';
import { missingFor } from '../provider';
import { isMap, readValue } from '../value';
import { checkSameWorld, readMemory } from './memory';
import type { PinSurroundings } from './pick';

/** Never picks anew: tells when the image is gone or deprecated, and what would be taken in its place. */
export async function readPin(
  { currentState, private: kept }: Request<'ReadResource'>,
  { asking, provider, signal }: PinSurroundings,
): Promise<Response<'ReadResource'>> {
  const state = readValue(currentState);
  const memory = readMemory(kept);
  const same = { newState: currentState, private: kept };
  if (!isMap(state) || typeof state.id !== 'string') {
    return same;
  }
  checkSameWorld(memory, provider);
  const query = memory?.query === undefined ? undefined : JSON.parse(memory.query);
  const source = asking.source ?? String(state.source);
  const timeoutSeconds = state.timeout_seconds ?? undefined;
  const place = { source, region: query?.region ?? state.region ?? undefined, timeoutSeconds };
  if (missingFor({ known: place, unknown: new Set() }, provider) !== undefined) {
    return same;
  }
  const pinned = { ...place, id: state.id, query: query && { ...query, timeoutSeconds } };
  const advice = await adviceOn(pinned, provider.client, signal);
  if (!advice) {
    return same;
  }
  const detail = `${advice.detail} ${WAY_OUT}`;
  return {
    ...same,
    diagnostics: [{ severity: SEVERITY.warning, summary: advice.summary, detail }],
  };
}

const WAY_OUT =
  'To take another image, change `triggers`, or run `terraform apply -replace=ADDRESS` with the address of this pin.';

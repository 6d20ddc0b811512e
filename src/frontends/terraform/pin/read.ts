import { checkPinned } from '../../pin/check';
import { wideningOptions } from '../../pin/find-by-id';
import { Newest } from '../../pin/newest';
import type { Asking } from '../../provider/schema';
import { toObject } from '../convert';
import { questionOf } from '../data-source';
import { type Request, type Response, SEVERITY } from '../protocol/messages';
import { missingFor } from '../provider';
import { isMap, readValue, type ValueMap, writeValue } from '../value';
import { checkSameWorld, readMemory } from './memory';
import type { PinSurroundings } from './pick';

/** Never picks anew: tells what a look-up gives now, and warns when the image is gone or deprecated. */
export async function readPin(
  { currentState, private: kept }: Request<'ReadResource'>,
  { asking, provider, signal }: PinSurroundings,
): Promise<Response<'ReadResource'>> {
  const state = readValue(currentState);
  const memory = readMemory(kept);
  if (!isMap(state) || typeof state.id !== 'string') {
    return { newState: currentState, private: kept };
  }
  checkSameWorld(memory, provider);
  const read = (newest: Newest) => ({
    newState: writeValue({ ...state, ...toAttributes(newest, asking) }),
    private: kept,
  });
  const { known } = questionOf(state, asking);
  const query = memory?.query === undefined ? undefined : JSON.parse(memory.query);
  const source = String(known.source);
  const { timeoutSeconds } = known;
  const place = { source, region: query?.region ?? known.region, timeoutSeconds };
  if (missingFor({ known: place, unknown: new Set() }, provider) !== undefined) {
    return read({});
  }
  const options = wideningOptions(source, query ?? known);
  const pinned = {
    ...place,
    id: state.id,
    options,
    query: query && { ...query, timeoutSeconds },
    wayOut: WAY_OUT,
  };
  const { newest, warning } = await checkPinned(pinned, provider.client, signal);
  const diagnostics = warning && [{ severity: SEVERITY.warning, ...warning }];
  return { ...read(newest), ...(diagnostics && { diagnostics }) };
}

function toAttributes(newest: Newest, { attributes }: Asking): ValueMap {
  return toObject(
    newest,
    attributes.filter(({ name }) => name in Newest.shape),
  );
}

const WAY_OUT =
  'To take another image, change `triggers`, or run `terraform apply -replace=ADDRESS` with the address of this pin.';

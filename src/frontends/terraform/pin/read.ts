import { checkPinnedImage } from '../../pin/check-pinned-image';
import { wideningOptions } from '../../pin/find-by-id';
import { NewestStatus } from '../../pin/newest-status';
import type { LookupBlock } from '../../provider/schema';
import { findUnknownSetting } from '../configured-provider';
import { toAttributeValues } from '../convert-values';
import { readQuery } from '../data-source';
import { type Request, type Response, SEVERITY } from '../protocol/messages';
import { decodeValue, encodeValue, isMap, type TerraformMap } from '../terraform-value';
import type { PinRequestContext } from './look-up-pin';
import { checkSimulationMode, readPrivateState } from './private-state';

/** Never picks anew: tells what a look-up gives now, and warns when the image is gone or deprecated. */
export async function readPin(
  { currentState, private: privateBytes }: Request<'ReadResource'>,
  { block, provider, signal }: PinRequestContext,
): Promise<Response<'ReadResource'>> {
  const state = decodeValue(currentState);
  const privateState = readPrivateState(privateBytes);
  if (!isMap(state) || typeof state.id !== 'string') {
    return { newState: currentState, private: privateBytes };
  }
  checkSimulationMode(privateState, provider);
  const toResponse = (newest: NewestStatus) => ({
    newState: encodeValue({ ...state, ...toNewestAttributes(newest, block) }),
    private: privateBytes,
  });
  const { known } = readQuery(state, block);
  const query = privateState?.query === undefined ? undefined : JSON.parse(privateState.query);
  const source = String(known.source);
  const { timeoutSeconds } = known;
  const location = { source, region: query?.region ?? known.region, timeoutSeconds };
  if (findUnknownSetting({ known: location, unknown: new Set() }, provider) !== undefined) {
    return toResponse({});
  }
  const options = wideningOptions(source, query ?? known);
  const pinnedImage = {
    ...location,
    id: state.id,
    options,
    query: query && { ...query, timeoutSeconds },
    replaceHint: REPLACE_HINT,
  };
  const { newest, warning } = await checkPinnedImage(pinnedImage, provider.client, signal);
  const diagnostics = warning && [{ severity: SEVERITY.warning, ...warning }];
  return { ...toResponse(newest), ...(diagnostics && { diagnostics }) };
}

function toNewestAttributes(newest: NewestStatus, { attributes }: LookupBlock): TerraformMap {
  return toAttributeValues(
    newest,
    attributes.filter(({ name }) => name in NewestStatus.shape),
  );
}

const REPLACE_HINT =
  'To take another image, change `triggers`, or run `terraform apply -replace=ADDRESS` with the address of this pin.';

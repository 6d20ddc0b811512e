import { ImagepinError } from '../../../errors';
import { toLabel } from '../../../lookup/explain';
import type { PickInput } from '../../../lookup/query';
import { type Diagnostic, type Request, type Response, SEVERITY } from '../protocol/messages';
import { missingFor } from '../provider';
import { isMap, readValue } from '../value';
import { findById } from './find-by-id';
import { checkWorld, readMemory } from './memory';
import type { PinSurroundings } from './pick';

/** Never picks anew: tells when the image is gone or deprecated, and what would be taken in its place. */
export async function readPin(
  { currentState, private: kept }: Request<'ReadResource'>,
  around: PinSurroundings,
): Promise<Response<'ReadResource'>> {
  const state = readValue(currentState);
  const memory = readMemory(kept);
  const same = { newState: currentState, private: kept };
  if (!isMap(state) || typeof state.id !== 'string') {
    return same;
  }
  checkWorld(memory, around.provider);
  const query = memory?.query === undefined ? undefined : JSON.parse(memory.query);
  const source = around.asking.source ?? String(state.source);
  const timeoutSeconds = state.timeout_seconds ?? undefined;
  const known = { source, region: query?.region ?? state.region ?? undefined, timeoutSeconds };
  if (missingFor({ known, unknown: new Set() }, around.provider) !== undefined) {
    return same;
  }
  const image = await findById(state.id, known, around);
  if (image && !image.deprecated) {
    return same;
  }
  const what = `image ${state.id} of ${source} ${image ? 'is deprecated' : 'is gone'}`;
  return {
    ...same,
    diagnostics: [await toAdvice(what, query && { ...query, timeoutSeconds }, around)],
  };
}

async function toAdvice(
  what: string,
  query: PickInput | undefined,
  around: PinSurroundings,
): Promise<Diagnostic> {
  const candidate = query && (await candidateOf(query, around));
  const newest =
    candidate === undefined
      ? 'The arguments tell of no other image yet.'
      : `A look-up now gives ${candidate}.`;
  return {
    severity: SEVERITY.warning,
    summary: what,
    detail:
      `${newest} The pin stays as it is. ` +
      'To take another image, change `triggers`, or run `terraform apply -replace=ADDRESS` with the address of this pin.',
  };
}

/** What the question gives now, in words; that it gives nothing is no error of a refresh. */
async function candidateOf(
  query: PickInput,
  { provider, signal }: PinSurroundings,
): Promise<string> {
  try {
    const { image } = await provider.client.find(query, { signal });
    return toLabel(image);
  } catch (error) {
    if (
      ImagepinError.is(error) &&
      (error.code === 'NoImageFound' || error.code === 'AmbiguousMatch')
    ) {
      return `no single image (${error.message})`;
    }
    throw error;
  }
}

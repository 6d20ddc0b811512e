import { ImagepinError } from '../errors';
import { didYouMean } from '../image/did-you-mean';
import type { ServedOperation } from '../simulator/operation';
import { alicloudAic } from './alicloud-aic';
import { alicloudBatchcompute } from './alicloud-batchcompute';
import { alicloudEci } from './alicloud-eci';
import { alicloudEcs } from './alicloud-ecs';
import type { Source } from './source';
import { volcengineEcs } from './volcengine-ecs';

/** All sources. A new one is a folder here, an import and an entry in this file. */
export const sources = [
  alicloudEcs,
  alicloudAic,
  alicloudEci,
  alicloudBatchcompute,
  volcengineEcs,
] as const satisfies readonly Source[];

/** The id of a registered source. */
export type SourceId = (typeof sources)[number]['id'];

/** Returns the source with this id. Throws `UnknownSource` with the most similar id. */
export function getSource(id: string, path: readonly string[] = ['source']): Source {
  const source = sources.find((registered) => registered.id === id);
  if (!source) {
    const known = sources.map((registered) => registered.id);
    throw new ImagepinError('UnknownSource', `unknown source "${id}"`, {
      path,
      detail: `${didYouMean(id, known)}Known sources: ${known.join(', ')}.`,
    });
  }
  return source;
}

/** Loads the simulated operation of every source. */
export function loadOperations(): Promise<readonly ServedOperation[]> {
  return Promise.all(
    sources.map(async ({ simulator, paging, api }) => ({
      ...(await simulator()),
      cursorParameter: paging.cursorParameter,
      defaultRegion: api.protocol.cloud.exampleRegion,
    })),
  );
}

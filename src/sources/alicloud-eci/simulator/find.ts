import type { CatalogImage } from '../../../simulator/catalog';
import { textOf, textsOf } from '../../../simulator/field';
import { type Filter, narrow, same } from '../../../simulator/filter';
import { given, listed } from '../../../simulator/parameter';
import type { RequestParameters } from '../../../simulator/service';
import { isTagged, tagsAsked } from '../../../simulator/tag';

/** The image caches that a request asks for. */
export function find(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const tags = tagsAsked(parameters);
  const found = narrow(images, parameters, filters).filter((image) => isTagged(image, tags));
  return matched(found, parameters);
}

const filters: readonly Filter[] = [
  same('ImageCacheId', (image) => image.id),
  same('ImageCacheName', (image) => textOf(image, 'name')),
  same('SnapshotId', (image) => textOf(image, 'snapshotId')),
  same('ResourceGroupId', (image) => textOf(image, 'resourceGroupId')),
  {
    name: 'Image',
    keeps: (image, wanted) => textsOf(image, 'images').some((held) => isOf(held, wanted)),
  },
];

/** A rule of ours: a full match is the same reference, any other is the same repository. */
function matched(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const wanted = listed(parameters, 'MatchImage');
  if (wanted.length === 0) {
    return images;
  }
  const isFull = (image: CatalogImage) =>
    textsOf(image, 'images').some((held) => wanted.includes(held));
  const isLoose = (image: CatalogImage) =>
    textsOf(image, 'images').some((held) =>
      wanted.some((one) => repositoryOf(held) === repositoryOf(one)),
    );
  const found = images.filter(given(parameters, 'ImageFullMatch') === 'true' ? isFull : isLoose);
  const most = Number(given(parameters, 'ImageMatchCountRequest') ?? Number.POSITIVE_INFINITY);
  const full = new Set(found.filter(isFull).slice(0, most));
  return found.filter((image) => full.has(image) || !isFull(image));
}

/** Whether a reference is the wanted one, written in full, without its tag, or as a bare name. */
function isOf(held: string, wanted: string): boolean {
  const repository = repositoryOf(held);
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const tag = held.slice(repository.length);
  return [held, repository, name, `${name}${tag}`].includes(wanted);
}

/** A colon before the last slash belongs to a port. */
function repositoryOf(reference: string): string {
  return reference.replace(/:[^/:]*$/, '');
}

import { readAlicloudTagFilters } from '../../../clouds/alicloud/server/rpc-parameters';
import { type CatalogImage, getStringList } from '../../../simulator/catalog/catalog-image';
import type { RequestParameters } from '../../../simulator/operation';
import {
  applyFilters,
  equal,
  matchesTags,
  type ParameterFilters,
} from '../../../simulator/parameters/parameter-filter';
import { indexedValues, parameterValue } from '../../../simulator/parameters/read-parameters';

export function filterImageCaches(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const tagFilters = readAlicloudTagFilters(parameters);
  const matches = applyFilters(images, parameters, parameterFilters).filter((image) =>
    matchesTags(image, tagFilters),
  );
  return filterByMatchImage(matches, parameters);
}

const parameterFilters: ParameterFilters = {
  ImageCacheId: equal('id'),
  ImageCacheName: equal('name'),
  SnapshotId: equal('snapshotId'),
  ResourceGroupId: equal('resourceGroupId'),
  Image: (image, reference) =>
    getStringList(image, 'images').some((imageReference) =>
      matchesReference(imageReference, reference),
    ),
};

/** An assumption: a full match has the same reference, any other match the same repository. */
function filterByMatchImage(
  images: readonly CatalogImage[],
  parameters: RequestParameters,
): readonly CatalogImage[] {
  const references = indexedValues(parameters, 'MatchImage');
  if (references.length === 0) {
    return images;
  }
  const isExactMatch = (image: CatalogImage) =>
    getStringList(image, 'images').some((imageReference) => references.includes(imageReference));
  const isRepositoryMatch = (image: CatalogImage) =>
    getStringList(image, 'images').some((imageReference) =>
      references.some((reference) => repositoryOf(imageReference) === repositoryOf(reference)),
    );
  const matches = images.filter(
    parameterValue(parameters, 'ImageFullMatch') === 'true' ? isExactMatch : isRepositoryMatch,
  );
  const maxExactMatches = Number(
    parameterValue(parameters, 'ImageMatchCountRequest') ?? Number.POSITIVE_INFINITY,
  );
  const exactMatches = new Set(matches.filter(isExactMatch).slice(0, maxExactMatches));
  return matches.filter((image) => exactMatches.has(image) || !isExactMatch(image));
}

/** Whether a reference matches, given in full, without its tag, or as a bare name. */
function matchesReference(imageReference: string, reference: string): boolean {
  const repository = repositoryOf(imageReference);
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const tag = imageReference.slice(repository.length);
  return [imageReference, repository, name, `${name}${tag}`].includes(reference);
}

/** A colon before the last slash belongs to a port. */
function repositoryOf(reference: string): string {
  return reference.replace(/:[^/:]*$/, '');
}

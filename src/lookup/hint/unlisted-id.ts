import { SAFE_OWNERS } from '../../image/enums';
import type { Image } from '../../image/image';
import { toExcerpt } from '../../query/excerpt';
import type { Release, Source } from '../../sources/source';
import { argument, joinTexts, type Text, text } from '../../text';
import { type Hint, MAX_VALUES_IN_HINT, type UnmatchedQuery } from './hint';

/** Ids, or names in the form of ids, that a later release of the same series has replaced. */
export const replacedIds: Hint = (unmatched) => {
  const successors = findSuccessors(unmatched);
  return [...successors].map(([id, image]) => describeReplacement(id, image, unmatched.source));
};

/** Ids of images with an owner that the query excludes. */
export const foreignOwners: Hint = ({ misses, query: { ids } }) =>
  misses
    .filter(
      ({ image, failedFilter }) => ids && image.ownerAlias && failedFilter.argument === 'owners',
    )
    .slice(0, MAX_VALUES_IN_HINT)
    .map(({ image: { id, ownerAlias = '', ownerId } }) => {
      const owner = [ownerAlias, ownerId].filter(Boolean);
      const wanted = SAFE_OWNERS.includes(ownerAlias) ? ownerAlias : owner.join(' and ');
      return text`"${id}" belongs to ${owner.join(' ')}: add ${wanted} to ${argument('owners')}, or leave ${argument('owners')} out, since ${argument('ids')} identifies the image.`;
    });

/** Ids that are not listed, because of their region or because the lists omit their images. */
export const unlistedIds: Hint = (unmatched) => {
  const { source, query } = unmatched;
  const ids = findUnlistedIds(unmatched).slice(0, MAX_VALUES_IN_HINT);
  const hidden = source.hiddenImageHints?.(query) ?? [];
  const unknown = ids.filter((id) => !source.releaseOfId?.(id) && !foreignRegion(id, unmatched));
  return [
    ...ids.flatMap((id) => {
      const region = foreignRegion(id, unmatched);
      return region === undefined
        ? []
        : [
            text`"${id}" looks like an ID of ${region}, and an ID belongs to one region, but ${source.id} searched ${query.region}. Set ${argument('region')} to ${region}, or use the ID of the copy in ${query.region}.`,
          ];
    }),
    ...(hidden.length > 0 && unknown.length > 0
      ? [
          text`not listed: ${unknown.map((id) => `"${toExcerpt(id)}"`).join(', ')}. ${joinTexts(hidden)}`,
        ]
      : []),
  ];
};

function describeReplacement(id: string, { id: newer, family }: Image, source: Source): Text {
  const familyToFollow = 'family' in source.options.shape ? family : undefined;
  return joinTexts([
    `"${id}" was replaced: the newest image of its series is "${newer}"${family ? ` of family "${family}"` : ''}.`,
    familyToFollow &&
      text`Each release has a new ID; ${argument('family')} "${familyToFollow}" finds the newest.`,
  ]);
}

/** The newest available release in the series of each id, if there is one. */
function findSuccessors({ source, query, images }: UnmatchedQuery): ReadonlyMap<string, Image> {
  const names = query.name === undefined ? [] : [query.name];
  const wanted = [...(query.ids ?? []), ...names].slice(0, MAX_VALUES_IN_HINT).flatMap((id) => {
    const release = source.releaseOfId?.(id);
    return release ? [{ id, release }] : [];
  });
  if (wanted.length === 0) {
    return new Map();
  }
  const newest = newestBySeries(source, images);
  return new Map(
    wanted.flatMap(({ id, release: { series, date } }) => {
      const successor = newest.get(series);
      return successor && successor.date > date ? [[id, successor.image] as const] : [];
    }),
  );
}

function newestBySeries(
  { releaseOfId }: Source,
  images: readonly Image[],
): ReadonlyMap<string, Release & { readonly image: Image }> {
  const newest = new Map<string, Release & { readonly image: Image }>();
  for (const image of images) {
    const release = image.status === 'available' ? releaseOfId?.(image.id) : undefined;
    if (release && release.date > (newest.get(release.series)?.date ?? '')) {
      newest.set(release.series, { ...release, image });
    }
  }
  return newest;
}

function findUnlistedIds({ query: { ids = [] }, images }: UnmatchedQuery): readonly string[] {
  const listed = new Set(images.map(({ id }) => id));
  return ids.filter((id) => !listed.has(id));
}

function foreignRegion(id: string, { source, query }: UnmatchedQuery): string | undefined {
  const region = source.regionOfId?.(id);
  return region === query.region ? undefined : region;
}

import type { Image } from '../../image/image';
import type { Release, Source } from '../../sources/source';
import { toExcerpt } from '../excerpt';
import { SAFE } from '../guard';
import { type Hint, NAMED, type Unmatched } from './hint';

/** Ids, or a name like one, that a later release of the same series has replaced. */
export const replacedIds: Hint = (unmatched) => {
  const successors = successorsIn(unmatched);
  return [...successors].map(([id, image]) => toSentence(id, image, unmatched.source));
};

/** An id of somebody whose images were not asked for. */
export const foreignOwners: Hint = ({ misses, query: { ids } }) =>
  misses
    .filter(({ image, failed }) => ids && image.ownerAlias && failed.argument === 'owners')
    .slice(0, NAMED)
    .map(({ image: { id, ownerAlias = '', ownerId } }) => {
      const owner = [ownerAlias, ownerId].filter(Boolean);
      const wanted = SAFE.includes(ownerAlias) ? ownerAlias : owner.join(' and ');
      return `"${id}" belongs to ${owner.join(' ')}: add ${wanted} to \`owners\`, or leave \`owners\` out, since \`ids\` names the image.`;
    });

/** Ids that are not listed: of another region, as they look, or kept out of the lists. */
export const unlistedIds: Hint = (unmatched) => {
  const { source, query } = unmatched;
  const ids = unlisted(unmatched).slice(0, NAMED);
  const hidden = source.hidden?.(query) ?? [];
  const unknown = ids.filter((id) => !source.releaseOf?.(id) && !foreignRegion(id, unmatched));
  return [
    ...ids.flatMap((id) => {
      const region = foreignRegion(id, unmatched);
      return region === undefined
        ? []
        : [
            `"${id}" looks like an id of ${region}, and an id belongs to one region: ${source.id} searched ${query.region}. Set \`region\` to ${region}, or give the id of the copy in ${query.region}.`,
          ];
    }),
    ...(hidden.length > 0 && unknown.length > 0
      ? [`not listed: ${unknown.map((id) => `"${toExcerpt(id)}"`).join(', ')}. ${hidden.join(' ')}`]
      : []),
  ];
};

function toSentence(id: string, { id: newer, family }: Image, source: Source): string {
  const follow = 'family' in source.options.shape ? family : undefined;
  return [
    `"${id}" was replaced: the newest image of its series is "${newer}"${family ? ` of family "${family}"` : ''}.`,
    follow && `Each release has a new id; \`family\` "${follow}" finds the newest.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** For each id that has one, the newest available release of its series. */
function successorsIn({ source, query, images }: Unmatched): ReadonlyMap<string, Image> {
  const names = query.name === undefined ? [] : [query.name];
  const wanted = [...(query.ids ?? []), ...names].slice(0, NAMED).flatMap((id) => {
    const release = source.releaseOf?.(id);
    return release ? [{ id, release }] : [];
  });
  if (wanted.length === 0) {
    return new Map();
  }
  const newest = newestOfSeries(source, images);
  return new Map(
    wanted.flatMap(({ id, release: { series, date } }) => {
      const successor = newest.get(series);
      return successor && successor.date > date ? [[id, successor.image] as const] : [];
    }),
  );
}

function newestOfSeries(
  { releaseOf }: Source,
  images: readonly Image[],
): ReadonlyMap<string, Release & { readonly image: Image }> {
  const newest = new Map<string, Release & { readonly image: Image }>();
  for (const image of images) {
    const release = image.status === 'available' ? releaseOf?.(image.id) : undefined;
    if (release && release.date > (newest.get(release.series)?.date ?? '')) {
      newest.set(release.series, { ...release, image });
    }
  }
  return newest;
}

/** The wanted ids that no image has. */
function unlisted({ query: { ids = [] }, images }: Unmatched): readonly string[] {
  const listed = new Set(images.map(({ id }) => id));
  return ids.filter((id) => !listed.has(id));
}

function foreignRegion(id: string, { source, query }: Unmatched): string | undefined {
  const region = source.regionOf?.(id);
  return region === query.region ? undefined : region;
}

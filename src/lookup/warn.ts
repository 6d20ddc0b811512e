import type { Image } from '../image/image';
import type { Query } from './query';

/** Every warning that an answer may carry. */
export type WarningCode =
  | 'Simulated'
  | 'MixedCandidates'
  | 'Undated'
  | 'Deprecated'
  | 'UnverifiedOwner';

/** Something that the answer's reader should know; part of the answer, never printed by the library. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

const TELLING = ['architecture', 'os', 'bootMode'] as const;

/** What to know about a choice among the images that fit. */
export function warningsOf(
  query: Query,
  matches: readonly Image[],
  chosen: readonly Image[],
): readonly Warning[] {
  return [
    ...(query.mostRecent ? TELLING.flatMap((field) => mixed(field, matches)) : []),
    ...undated(query, matches),
    ...chosen.flatMap((image) => [...deprecated(image), ...unverified(query, image)]),
  ];
}

/** Newest is not the same as right. */
function mixed(field: (typeof TELLING)[number], matches: readonly Image[]): Warning[] {
  const values = [...new Set(matches.map((image) => image[field]).filter(Boolean))].sort();
  return values.length > 1
    ? [
        {
          code: 'MixedCandidates',
          message: `the images that match differ in ${field}: ${values.join(', ')}; set \`${field}\` to choose`,
        },
      ]
    : [];
}

function undated({ sortBy = 'created' }: Query, matches: readonly Image[]): Warning[] {
  const without = matches.filter(({ createdAt }) => createdAt === undefined).length;
  return sortBy === 'created' && without > 0
    ? [
        {
          code: 'Undated',
          message: `${without} of ${matches.length} matching images have no readable creation time and come last`,
        },
      ]
    : [];
}

function deprecated({ id, deprecated = false }: Image): Warning[] {
  return deprecated ? [{ code: 'Deprecated', message: `image ${id} is deprecated` }] : [];
}

function unverified(query: Query, { id, ownerAlias, ownerId }: Image): Warning[] {
  const verified =
    ownerAlias === 'system' || ownerAlias === 'self' || query.owners?.includes(ownerId ?? '');
  return query.allowUnverifiedOwner && !verified
    ? [
        {
          code: 'UnverifiedOwner',
          message: `image ${id} belongs to ${ownerAlias ?? 'an unknown owner'} ${ownerId ?? 'without an account id'}, whom nobody vouched for`,
        },
      ]
    : [];
}

import * as z from 'zod';
import { isAccountId } from '../../image/enums';
import type { Query } from '../../query/query';
import type { ApiFilters, Listing } from '../source';

/** ListImages supports no options of its own. */
export const Options = z.object({});

/** The API filters by nothing but the type of a listing. */
export const apiFilters: ApiFilters<typeof Options> = {};

const IMAGE_TYPES = [
  { type: 'System', alias: 'system' },
  { type: 'Self', alias: 'self' },
] as const;

/**
 * One listing for each type.
 * The documentation does not specify which account IDs the images of a type may have, so account IDs need both.
 */
export function listings({ owners }: Query, useApiFilters: boolean): readonly Listing[] {
  const selected = useApiFilters && !owners?.some(isAccountId) ? owners : undefined;
  return IMAGE_TYPES.filter(({ alias }) => !selected || selected.includes(alias)).map(
    ({ type }) => ({
      parameters: { Type: type },
    }),
  );
}

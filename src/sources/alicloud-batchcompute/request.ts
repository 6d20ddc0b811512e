import * as z from 'zod';
import { isAccountId } from '../../image/account-id';
import type { Query } from '../../query/query';
import type { ApiFilters, Listing } from '../source';

/** ListImages understands nothing that is not a common condition. */
export const Options = z.object({});

/** It decides whose images, by its lists, and nothing else. */
export const apiFilters: ApiFilters<typeof Options> = {};

const IMAGE_TYPES = [
  { type: 'System', alias: 'system' },
  { type: 'Self', alias: 'self' },
] as const;

/** One list per type. The docs do not say whose account id an image of either type may carry. */
export function listings({ owners }: Query, useApiFilters: boolean): readonly Listing[] {
  const wanted = useApiFilters && !owners?.some(isAccountId) ? owners : undefined;
  return IMAGE_TYPES.filter(({ alias }) => !wanted || wanted.includes(alias)).map(({ type }) => ({
    parameters: { Type: type },
  }));
}

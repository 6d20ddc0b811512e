import * as z from 'zod';
import { isAccountId } from '../../image/owner';
import type { Query } from '../../lookup/query';
import type { Listing, Narrowing } from '../source';

/** ListImages understands nothing that is not a common condition. */
export const Options = z.object({});

/** It decides whose images, by its lists, and nothing else. */
export const narrowing: Narrowing<typeof Options> = {};

const TYPES = [
  { type: 'System', alias: 'system' },
  { type: 'Self', alias: 'self' },
] as const;

/** One list per type. The docs do not say whose account id an image of either type may carry. */
export function listings({ owners }: Query, narrow: boolean): readonly Listing[] {
  const wanted = narrow && !owners?.some(isAccountId) ? owners : undefined;
  return TYPES.filter(({ alias }) => !wanted || wanted.includes(alias)).map(({ type }) => ({
    parameters: { Type: type },
  }));
}

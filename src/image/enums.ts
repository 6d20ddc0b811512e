import * as z from 'zod';

/** Architectures that queries accept; an image may report another value of its cloud. */
export const Architecture = z.enum(['x86_64', 'arm64', 'i386']);

/** Operating systems that queries accept. */
export const Os = z.enum(['linux', 'windows', 'android']);

/** States of an image. */
export const Status = z.enum(['available', 'creating', 'unavailable', 'failed', 'deprecated']);
export type Status = z.infer<typeof Status>;

/** Ways in which an image boots. */
export const BootMode = z.enum(['bios', 'uefi', 'uefi-preferred']);

/** Languages of Windows images. */
export const Language = z.enum(['en', 'zh']);

/** Kinds of owners, relative to the account that lists the images. */
export const OwnerAlias = z.enum(['system', 'self', 'shared', 'marketplace', 'community']);
export type OwnerAlias = z.infer<typeof OwnerAlias>;

/** The owner aliases that no other account can imitate, except `self` where a source has an ownership option. */
export const SAFE_OWNERS: readonly string[] = ['system', 'self'];

const ACCOUNT_ID = /^\d{5,}$/;

/** Whether an owner is an account ID; every other owner is an `OwnerAlias`. */
export function isAccountId(owner: string): boolean {
  return ACCOUNT_ID.test(owner);
}

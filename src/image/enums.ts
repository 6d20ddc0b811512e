import * as z from 'zod';

/** Architectures that can be asked for; an image may carry another word of its cloud. */
export const Architecture = z.enum(['x86_64', 'arm64', 'i386']);

/** Operating systems that can be asked for. */
export const Os = z.enum(['linux', 'windows', 'android']);

/** What an image can be in. */
export const Status = z.enum(['available', 'creating', 'unavailable', 'failed', 'deprecated']);
export type Status = z.infer<typeof Status>;

/** How an image starts its machine. */
export const BootMode = z.enum(['bios', 'uefi', 'uefi-preferred']);

/** Languages of Windows images. */
export const Language = z.enum(['en', 'zh']);

/** Whose an image is, seen from the account that asks. */
export const OwnerAlias = z.enum(['system', 'self', 'shared', 'marketplace', 'community']);
export type OwnerAlias = z.infer<typeof OwnerAlias>;

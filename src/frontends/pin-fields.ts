import * as z from 'zod';

/** The arguments of a pin that are not part of its query. */
export const Triggers = z.object({
  triggers: z
    .record(z.string(), z.string())
    .optional()
    .describe('Arbitrary strings: when one of them changes, the image is looked up again.'),
});

/** How a pinned image compares with the image that its query finds now. */
export const NewestStatus = z.object({
  newestId: z
    .string()
    .optional()
    .describe(
      'The ID of the image that a find with these arguments returns now, as of the last refresh. Absent when the check failed.',
    ),
  newerAvailable: z
    .boolean()
    .optional()
    .describe(
      'Whether a find with these arguments returns another image now, as of the last refresh. Absent when the check failed.',
    ),
});
export type NewestStatus = z.output<typeof NewestStatus>;

/** The status of an image that has just been found. */
export function upToDateStatus(id: string): NewestStatus {
  return { newestId: id, newerAvailable: false };
}

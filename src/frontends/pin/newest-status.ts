import * as z from 'zod';

/** What a pin says about the image that a find gives now. */
export const NewestStatus = z.object({
  newestId: z
    .string()
    .optional()
    .describe(
      'The id that a find with these arguments gives now, as of the last refresh. Absent when it could not be asked.',
    ),
  newerAvailable: z
    .boolean()
    .optional()
    .describe(
      'Whether a find with these arguments gives another image now, as of the last refresh. Absent when it could not be asked.',
    ),
});
export type NewestStatus = z.output<typeof NewestStatus>;

/** The same when the image has just been found. */
export function upToDateStatus(id: string): NewestStatus {
  return { newestId: id, newerAvailable: false };
}

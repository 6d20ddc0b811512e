import * as z from 'zod';

/** What a pin takes beside its question. */
export const Triggers = z.object({
  triggers: z
    .record(z.string(), z.string())
    .optional()
    .describe('Any texts: when one of them changes, the image is looked up anew.'),
});
export type Triggers = z.output<typeof Triggers>;

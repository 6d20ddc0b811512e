import * as z from 'zod';

/** The arguments of a pin that are not part of its query. */
export const Triggers = z.object({
  triggers: z
    .record(z.string(), z.string())
    .optional()
    .describe('Arbitrary strings: when one of them changes, the image is looked up again.'),
});
export type Triggers = z.output<typeof Triggers>;

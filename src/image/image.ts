import * as z from 'zod';

/**
 * An image in the words that are the same for every cloud.
 * A field that its source does not report is absent.
 * A cloud's word that has no neutral counterpart is kept in lower case.
 */
export const Image = z.object({
  source: z.string().describe('The source that lists it.'),
  region: z.string().optional().describe('The region that it was listed in.'),
  id: z.string().describe('Its id, as the cloud takes it.'),
  name: z.string().optional().describe('Its name.'),
  description: z.string().optional().describe('Its description.'),
  createdAt: z
    .string()
    .optional()
    .describe('When it was created: ISO 8601, UTC, milliseconds. Absent when unreadable.'),
  expiresAt: z
    .string()
    .optional()
    .describe('When it expires: ISO 8601, UTC, milliseconds. Absent when it never does.'),
  os: z.string().optional().describe('Its operating system: linux, windows or android.'),
  osName: z
    .string()
    .optional()
    .describe('The name of its operating system, as the cloud writes it.'),
  platform: z
    .string()
    .optional()
    .describe('Its distribution, by its ID of os-release: ubuntu, alinux, rhel, windows-server.'),
  platformVersion: z
    .string()
    .optional()
    .describe('The release of its distribution, such as 22.04, 15 SP6 or 2012 R2.'),
  variant: z
    .string()
    .optional()
    .describe(
      'What makes it other than the plain distribution, such as gpu-driver-cuda. Absent when it is plain.',
    ),
  language: z.string().optional().describe('The language of Windows: en or zh.'),
  longTermSupport: z
    .boolean()
    .optional()
    .describe('Whether its release is maintained for long. Absent when that is not known.'),
  architecture: z.string().optional().describe('Its architecture: x86_64, arm64 or i386.'),
  status: z
    .string()
    .optional()
    .describe('Its status: available, creating, unavailable, failed or deprecated.')
    .meta({ volatile: true }),
  deprecated: z
    .boolean()
    .optional()
    .describe('Whether its owner advises against it.')
    .meta({ volatile: true }),
  ownerAlias: z
    .string()
    .optional()
    .describe('Whose it is: system, self, shared, marketplace or community.'),
  ownerId: z.string().optional().describe("Its owner's account id, as text."),
  family: z.string().optional().describe('The family that it is a version of.'),
  version: z.string().optional().describe('Its version within the family.'),
  bootMode: z.string().optional().describe('How it boots: bios, uefi or uefi-preferred.'),
  cloudInit: z.boolean().optional().describe('Whether it runs cloud-init.'),
  sizeGib: z.number().optional().describe('Its size in GiB.'),
  tags: z.record(z.string(), z.string()).optional().describe('Its tags.').meta({ volatile: true }),
});
export type Image = z.infer<typeof Image>;

/** The name of a neutral field. */
export type ImageField = keyof Image;

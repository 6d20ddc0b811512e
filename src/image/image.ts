import * as z from 'zod';

/**
 * An image in neutral terms, which are the same for every cloud.
 * A field that its source does not report is absent.
 * A value of a cloud that has no neutral counterpart is kept in lower case.
 */
export const Image = z.object({
  source: z.string().describe('The source that lists the image.'),
  region: z.string().optional().describe('The region in which it was listed.'),
  id: z.string().describe('Its ID at the cloud.'),
  name: z.string().optional().describe('Its name.'),
  description: z.string().optional().describe('Its description.'),
  createdAt: z
    .string()
    .optional()
    .describe('Its creation time: RFC 3339, UTC, milliseconds. Absent when unreadable.'),
  expiresAt: z
    .string()
    .optional()
    .describe('Its expiry time: RFC 3339, UTC, milliseconds. Absent when it never expires.'),
  os: z.string().optional().describe('Its operating system: linux, windows or android.'),
  osName: z
    .string()
    .optional()
    .describe('The name of its operating system, as the cloud reports it.'),
  platform: z
    .string()
    .optional()
    .describe('Its distribution, by its os-release ID: ubuntu, alinux, rhel, windows-server.'),
  platformVersion: z
    .string()
    .optional()
    .describe('The release of its distribution, such as 22.04, 15 SP6 or 2012 R2.'),
  variant: z
    .string()
    .optional()
    .describe(
      'What distinguishes it from the plain distribution, such as gpu-driver-cuda. Absent when it is plain.',
    ),
  language: z.string().optional().describe('The language of Windows: en or zh.'),
  longTermSupport: z
    .boolean()
    .optional()
    .describe('Whether its release has long-term support. Absent when unknown.'),
  architecture: z.string().optional().describe('Its architecture: x86_64, arm64 or i386.'),
  status: z
    .string()
    .optional()
    .describe('Its status: available, creating, unavailable, failed or deprecated.')
    .meta({ volatile: true }),
  deprecated: z
    .boolean()
    .optional()
    .describe('Whether it is deprecated by its owner.')
    .meta({ volatile: true }),
  ownerAlias: z
    .string()
    .optional()
    .describe('The kind of its owner: system, self, shared, marketplace or community.'),
  ownerId: z.string().optional().describe('The account ID of its owner, as a string.'),
  family: z.string().optional().describe('Its image family.'),
  version: z.string().optional().describe('Its version within the image family.'),
  bootMode: z.string().optional().describe('Its boot mode: bios, uefi or uefi-preferred.'),
  cloudInit: z.boolean().optional().describe('Whether it runs cloud-init.'),
  sizeGib: z.number().optional().describe('Its size in GiB.'),
  tags: z.record(z.string(), z.string()).optional().describe('Its tags.').meta({ volatile: true }),
});
export type Image = z.infer<typeof Image>;

export type ImageField = keyof Image;

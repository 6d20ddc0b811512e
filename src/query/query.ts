import * as z from 'zod';
import { Architecture, BootMode, Language, Os, OwnerAlias, Status } from '../image/enums';
import { parseUserTimestamp } from '../image/timestamp';
import { regexErrorIn } from './regex';

const text = z.string().min(1);

const timestamp = z
  .string()
  .transform((value, context) => {
    const instant = parseUserTimestamp(value);
    if (!instant) {
      context.addIssue('is no moment: write 2026-01-31 or 2026-01-31T08:00:00Z');
    }
    return instant ?? z.NEVER;
  })
  // Front ends see what is written, not what it becomes.
  .pipe(z.string());

const regex = text.max(1000, { abort: true }).superRefine((pattern, context) => {
  const error = regexErrorIn(pattern);
  if (error) {
    context.addIssue(error);
  }
});

/** What images are to be found. Every source takes those that it can answer. */
export const CommonFilters = z.object({
  region: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'is no region: write lower case letters, digits and hyphens')
    .optional()
    .describe(
      "The region to search. Default: the configured one (IMAGEPIN_REGION), then the cloud's own variable.",
    ),
  ids: z.array(text).optional().describe('Take images with one of these ids.'),
  name: text.optional().describe('Take images with exactly this name.'),
  nameRegex: regex
    .optional()
    .describe(
      'Take images whose name matches this expression (RE2 syntax, anywhere in the name unless anchored by ^ and $).',
    ),
  excludeNameRegex: regex
    .optional()
    .describe('Leave out images whose name matches this expression (RE2 syntax).'),
  osNameRegex: regex
    .optional()
    .describe(
      "Take images whose operating system's name matches this expression (RE2 syntax), in any language that the cloud reports.",
    ),
  description: text.optional().describe('Take images whose description contains this text.'),
  os: Os.optional().describe('Take images with this operating system.'),
  platform: text
    .optional()
    .describe(
      'Take images of this distribution, such as ubuntu, debian, alinux, rhel, rocky or windows-server. Other names that people use are understood: redhat, aliyun, "Windows Server".',
    ),
  platformVersion: text
    .optional()
    .describe(
      'Take images of this release of the distribution, as text: "22.04", "15 SP6". Fewer components match more: "22" matches 22.04, "2012" matches 2012 R2, but "12.1" does not match 12.10. In quotes, since 12.10 without them is the number 12.1.',
    ),
  variant: text
    .regex(/[\p{L}\p{N}]/u, 'names no word')
    .optional()
    .describe(
      "Take variants of the distribution that contain these words, such as gpu, uefi or container; plain: only the plain distribution; any: all of them. Default, when one image of the vendor's own is selected: plain, unless `ids`, `name` or `family` names the image.",
    ),
  language: Language.optional().describe('Take Windows images in this language: en or zh.'),
  longTermSupport: z
    .boolean()
    .optional()
    .describe(
      'Take images of releases that are, or are not, maintained for long, such as the April releases of Ubuntu in even years. An image of which that is not known is neither.',
    ),
  architecture: Architecture.optional().describe('Take images built for this architecture.'),
  status: z
    .enum([...Status.options, 'any'])
    .optional()
    .describe(
      'Take images with this status: available, creating, unavailable, failed, deprecated, or any of them (any). Default: available.',
    ),
  includeDeprecated: z.boolean().optional().describe('Take deprecated images too. Default: false.'),
  owners: z
    .array(text)
    .optional()
    .describe(
      `Take images of these owners: ${OwnerAlias.options.join(', ')}, or account ids. Shared, marketplace and community only widen the list: their images also need a listed account id.`,
    ),
  allowUnverifiedOwner: z
    .boolean()
    .optional()
    .describe('Take shared, marketplace and community images of any account. Default: false.'),
  tags: z
    .record(z.string(), z.string())
    .superRefine((tags, context) => {
      if ('' in tags) {
        context.addIssue('has a tag without a key');
      }
    })
    .optional()
    .describe('Take images that carry all of these tags, key and value.'),
  createdAfter: timestamp
    .optional()
    .describe('Take images created at this moment or later: ISO 8601, or a day (midnight UTC).'),
  createdBefore: timestamp.optional().describe('Take images created before this time.'),
  cloudInit: z.boolean().optional().describe('Take images that do, or do not, run cloud-init.'),
  bootMode: BootMode.optional().describe('Take images that boot this way.'),
  maxSizeGib: z
    .number()
    .positive()
    .optional()
    .describe('Take images of at most this size in GiB, so that they fit on the disk.'),
  instanceType: text.optional().describe('Take images that this instance type can run.'),
});
export type CommonFilters = z.output<typeof CommonFilters>;

/** How to choose among the images that fit. */
export const SelectionOptions = z.object({
  sortBy: z
    .enum(['created', 'version', 'name'])
    .optional()
    .describe(
      'What decides the order: created (newest first), version (highest release of the distribution, then highest image version, then newest) or name (A to Z). Default: created.',
    ),
  mostRecent: z
    .boolean()
    .optional()
    .describe('Of several matches, take the first. Default: false.'),
  limit: z.int().min(1).optional().describe('Return at most this many images.'),
  timeoutSeconds: z
    .number()
    .positive()
    .max(3600)
    .optional()
    .describe(
      'Seconds that the whole look-up may take. Default: the configured time (IMAGEPIN_TIMEOUT_SECONDS), else 60.',
    ),
});

/** All that may be asked of any source. Front ends derive their own schemas from this one. */
export const QueryArguments = CommonFilters.extend(SelectionOptions.shape);
export type QueryArguments = z.output<typeof QueryArguments>;

/** A checked question: the common words, and flat beside them the source's own options. */
export type Query = Readonly<QueryArguments> & {
  readonly source: string;
  readonly [option: string]: NonNullable<unknown> | undefined;
};

/** Whether exactly one image is wanted, or a list. */
export type LookupKind = 'find' | 'list';

import * as z from 'zod';
import { described } from '../field-metadata';
import {
  Architecture,
  BootMode,
  Language,
  Os,
  OwnerAlias,
  SAFE_OWNERS,
  Status,
} from '../image/enums';
import { parseUserTimestamp } from '../image/timestamp';
import { argument, joinTexts, listNames, type Text, text } from '../text';
import { regexErrorIn } from './regex';

const nonEmpty = z.string().min(1);

const distinctTexts = z.array(nonEmpty).overwrite((values) => [...new Set(values)]);

const timestamp = z
  .string()
  .transform((value, context) => {
    const instant = parseUserTimestamp(value);
    if (!instant) {
      context.addIssue(
        'is not a date or an RFC 3339 timestamp: write 2026-01-31 or 2026-01-31T08:00:00Z',
      );
    }
    return instant ?? z.NEVER;
  })
  // Front ends derive the input type, not the transformed one.
  .pipe(z.string());

const regex = nonEmpty.max(1000, { abort: true }).superRefine((pattern, context) => {
  const error = regexErrorIn(pattern);
  if (error) {
    context.addIssue(error);
  }
});

/** Describes the argument `owners` of a source with these aliases, and perhaps account IDs. */
export function describeOwners(aliases: readonly string[], acceptsAccountIds: boolean): string {
  const owners = acceptsAccountIds ? [...aliases, 'or account IDs'] : aliases;
  const unsafe = aliases.filter((alias) => !SAFE_OWNERS.includes(alias));
  return [
    `Only images of ${owners.length > 1 ? 'these owners:' : 'the owner'} ${owners.join(', ')}.`,
    ...(unsafe.length > 1
      ? [
          `The owners ${listNames(unsafe, 'and')} match only images of the account IDs that are listed too.`,
        ]
      : []),
  ].join(' ');
}

/** Describes the argument `allowUnverifiedOwner` of a source with these aliases. */
export function describeUnverifiedOwners(aliases: readonly string[]): string {
  const unsafe = aliases.filter((alias) => !SAFE_OWNERS.includes(alias));
  return unsafe.length > 1
    ? `Include ${unsafe.slice(0, -1).join(', ')} and ${unsafe.at(-1)} images of any account.`
    : 'Include images that other accounts share.';
}

/** Arguments that identify an image, so that a find assumes no variant. */
export const IDENTIFYING_ARGUMENTS = ['ids', 'name', 'family'] as const;

/** Describes the default of `variant`, which does not apply if one of these arguments is set. */
export function describeAssumedVariant(identifyingArguments: readonly string[]): Text {
  const names = identifyingArguments.map((name) => [argument(name)]);
  return text`plain when one image of the vendor is selected, unless ${joinTexts(names.slice(0, -1), ', ')} or ${names.at(-1)} is set`;
}

/** The filters that all sources have in common; each source supports some of them. */
export const CommonFilters = z.object({
  region: z
    .string()
    .regex(
      /^[a-z0-9-]+$/,
      'is not a region: only lowercase letters, digits and hyphens are allowed',
    )
    .optional()
    .meta(
      described('The region to search.', {
        default: "the variables and files of the cloud's own tools",
        environment: 'IMAGEPIN_REGION',
        configurable: true,
      }),
    ),
  ids: distinctTexts.optional().describe('Only images with one of these IDs.'),
  name: nonEmpty.optional().describe('Only images with exactly this name.'),
  nameRegex: regex
    .optional()
    .describe(
      'Only images whose name matches this regular expression (RE2 syntax, not anchored unless it contains ^ or $).',
    ),
  excludeNameRegex: regex
    .optional()
    .describe('Only images whose name does not match this regular expression (RE2 syntax).'),
  osNameRegex: regex
    .optional()
    .describe(
      'Only images whose operating system name matches this regular expression (RE2 syntax), in any language that the cloud reports.',
    ),
  description: nonEmpty.optional().describe('Only images whose description contains this text.'),
  os: Os.optional().describe('Only images with this operating system.'),
  platform: nonEmpty
    .optional()
    .describe(
      'Only images of this distribution, such as ubuntu, debian, alinux, rhel, rocky or windows-server. Common alternative names are accepted: redhat, aliyun, "Windows Server".',
    ),
  platformVersion: nonEmpty
    .optional()
    .describe(
      'Only images of this release of the distribution, as a string: "22.04", "15 SP6". Fewer components match more releases: "22" matches 22.04 and "2012" matches 2012 R2, but "12.1" does not match 12.10. Quote the value: without quotes, 12.10 is the number 12.1.',
    ),
  variant: nonEmpty
    .regex(/[\p{L}\p{N}]/u, 'contains no word')
    .optional()
    .meta(
      described(
        'Only variants of the distribution that contain these words, such as gpu, uefi or container; plain selects only the plain distribution, any selects all variants.',
        {
          knownValues: ['plain', 'any'],
          default: describeAssumedVariant(['ids', 'name']),
        },
      ),
    ),
  language: Language.optional().describe('Only Windows images in this language.'),
  longTermSupport: z
    .boolean()
    .optional()
    .describe(
      'Only images of releases with (true) or without (false) long-term support, such as the April releases of Ubuntu in even years. An image whose support is unknown matches neither.',
    ),
  architecture: Architecture.optional().describe('Only images built for this architecture.'),
  status: z
    .enum([...Status.options, 'any'])
    .optional()
    .meta(
      described('Only images with this status.', {
        choiceNotes: { any: 'all of them' },
        default: 'available',
      }),
    ),
  includeDeprecated: z
    .boolean()
    .optional()
    .meta(described('Include deprecated images.', { default: false })),
  owners: distinctTexts
    .optional()
    .meta(described(describeOwners(OwnerAlias.options, true), { knownValues: OwnerAlias.options })),
  allowUnverifiedOwner: z
    .boolean()
    .optional()
    .meta(described(describeUnverifiedOwners(OwnerAlias.options), { default: false })),
  tags: z
    .record(z.string(), z.string())
    .superRefine((tags, context) => {
      if ('' in tags) {
        context.addIssue('has a tag without a key');
      }
    })
    .optional()
    .describe('Only images that have all of these tags, with these values.'),
  createdAfter: timestamp
    .optional()
    .describe(
      'Only images created at or after this time: an RFC 3339 timestamp, or a date, which means midnight UTC.',
    ),
  createdBefore: timestamp.optional().describe('Only images created before this time.'),
  cloudInit: z
    .boolean()
    .optional()
    .describe('Only images that run (true) or do not run (false) cloud-init.'),
  bootMode: BootMode.optional().describe('Only images with this boot mode.'),
  maxSizeGib: z
    .number()
    .positive()
    .optional()
    .describe('Only images of at most this size in GiB, so that they fit on the disk.'),
  instanceType: nonEmpty.optional().describe('Only images that this instance type can run.'),
});
export type CommonFilters = z.output<typeof CommonFilters>;

/** Orders of the matches. */
export const SortOrder = z.enum(['created', 'version', 'name']);
export type SortOrder = z.output<typeof SortOrder>;

/** How images are selected from the matches. */
export const SelectionOptions = z.object({
  sortBy: SortOrder.optional().meta(
    described('The order of the matches.', {
      choiceNotes: {
        created: 'newest first',
        version:
          'highest release of the distribution first, then highest image version, then newest',
        name: 'A to Z',
      },
      default: 'created',
    }),
  ),
  mostRecent: z
    .boolean()
    .optional()
    .meta(described('Select the first of several matches.', { default: false })),
  limit: z.int().min(1).optional().describe('Return at most this many images.'),
  timeoutSeconds: z
    .number()
    .positive()
    .max(3600)
    .optional()
    .meta(
      described('Time limit of the whole lookup, in seconds.', {
        default: 60,
        environment: 'IMAGEPIN_TIMEOUT_SECONDS',
        configurable: true,
      }),
    ),
});

/** The common arguments of all sources, from which front ends derive their schemas. */
export const QueryArguments = CommonFilters.extend(SelectionOptions.shape);
export type QueryArguments = z.output<typeof QueryArguments>;

/** A query: the common arguments and, at the same level, the source's own options. */
export type Query = Readonly<QueryArguments> & {
  readonly source: string;
  readonly [option: string]: NonNullable<unknown> | undefined;
};

/** Whether a lookup finds exactly one image or a list. */
export type LookupKind = 'find' | 'list';

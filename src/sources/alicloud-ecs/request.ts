import * as z from 'zod';
import type { ApiParameters } from '../../clouds/parameters';
import { described } from '../../field-metadata';
import { isAccountId } from '../../image/account-id';
import { Status } from '../../image/enums';
import type { Query } from '../../query/query';
import { argument, type Text, text } from '../../text';
import type { ActualValues, ApiFilters, ClientFilters, Listing } from '../source';
import type { EcsImage } from './reply';

const Support = z.enum(['supported', 'unsupported']);

/** What only DescribeImages of ECS understands. */
export const Options = z.object({
  family: z.string().min(1).optional().describe('Only images of this image family.'),
  snapshotId: z.string().min(1).optional().describe('Only images made from this snapshot.'),
  usage: z
    .enum(['instance', 'none'])
    .optional()
    .meta(
      described('Only images with this usage.', {
        choiceNotes: { instance: 'an instance uses it', none: 'no instance uses it' },
      }),
    ),
  actionType: z
    .enum(['CreateEcs', 'ChangeOS'])
    .optional()
    .meta(
      described(
        text`The purpose for which ${argument('instanceType')} must be able to run the images.`,
        {
          choiceNotes: {
            CreateEcs: 'a new instance',
            ChangeOS: 'another system on an existing instance',
          },
          apiDefault: 'CreateEcs',
        },
      ),
    ),
  networkType: z.enum(['vpc', 'classic']).optional().describe('Only images for this network type.'),
  cpuOnlineUpgrade: Support.optional().describe(
    'Only images that support or do not support adding CPUs to a running instance.',
  ),
  cpuOnlineDowngrade: Support.optional().describe(
    'Only images that support or do not support removing CPUs from a running instance.',
  ),
  memoryOnlineUpgrade: Support.optional().describe(
    'Only images that support or do not support adding memory to a running instance.',
  ),
  memoryOnlineDowngrade: Support.optional().describe(
    'Only images that support or do not support removing memory from a running instance.',
  ),
  ioOptimized: z
    .boolean()
    .optional()
    .describe('Only images that can (true) or cannot (false) run on I/O optimized instances.'),
  nvmeSupport: Support.optional().describe(
    'Only images that support or do not support NVMe. An image that does not report it matches neither.',
  ),
  secureBoot: z
    .boolean()
    .optional()
    .describe(
      'Only images that can (true) or cannot (false) boot securely. An image that does not report it matches neither.',
    ),
  productCode: z
    .string()
    .min(1)
    .optional()
    .describe('Only images with this marketplace product code.'),
  licenseType: z
    .string()
    .min(1)
    .optional()
    .describe('Only images with this license type, such as Aliyun or BYOL.'),
  resourceGroupId: z.string().min(1).optional().describe('Only images of this resource group.'),
  showExpired: z
    .boolean()
    .optional()
    .meta(described('Include images of expired subscriptions.', { apiDefault: false })),
  usable: z
    .boolean()
    .optional()
    .describe('Only images that can (true) or cannot (false) start an instance at once.'),
});
type Options = typeof Options;

const STATUSES = {
  available: ['Available'],
  creating: ['Creating', 'Waiting'],
  unavailable: ['UnAvailable'],
  failed: ['CreateFailed'],
  deprecated: ['Deprecated'],
} as const;

export const apiFilters: ApiFilters<Options> = {
  ids: (ids) => ({ ImageId: ids.join(',') }),
  // The search is fuzzy and its wildcards are not documented, so a name that may hold one is not sent.
  name: (name) => (/^[\w.-]+$/.test(name) ? { ImageName: name } : undefined),
  os: (os) => (os === 'android' ? undefined : { OSType: os }),
  architecture: (architecture) => ({ Architecture: architecture }),
  status: (statuses) => ({
    Status:
      statuses.length === Status.options.length
        ? 'ALL'
        : statuses.flatMap((status) => STATUSES[status]).join(','),
  }),
  cloudInit: (cloudInit) => ({ IsSupportCloudinit: cloudInit }),
  tags: (tags) => ({ Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  createdAfter: (instant) => creationTimeParameter('CreationStartTime', instant, -1),
  createdBefore: (instant) => creationTimeParameter('CreationEndTime', instant, 1),
  instanceType: (instanceType) => ({ InstanceType: instanceType }),
  family: (family) => ({ ImageFamily: family }),
  snapshotId: (snapshotId) => ({ SnapshotId: snapshotId }),
  usage: (usage) => ({ Usage: usage }),
  actionType: (actionType) => ({ ActionType: actionType }),
  networkType: (networkType) => filterParameter('NetworkType', networkType),
  cpuOnlineUpgrade: (support) => filterParameter('CpuOnlineUpgrade', support),
  cpuOnlineDowngrade: (support) => filterParameter('CpuOnlineDowngrade', support),
  memoryOnlineUpgrade: (support) => filterParameter('MemoryOnlineUpgrade', support),
  memoryOnlineDowngrade: (support) => filterParameter('MemoryOnlineDowngrade', support),
  ioOptimized: (ioOptimized) => ({ IsSupportIoOptimized: ioOptimized }),
  resourceGroupId: (resourceGroupId) => ({ ResourceGroupId: resourceGroupId }),
  showExpired: (showExpired) => ({ ShowExpired: showExpired }),
  usable: (usable) => ({ Usable: usable }),
};

export const clientFilters: ClientFilters<Options, EcsImage> = {
  family: (image, family) => image.family === family,
  snapshotId: ({ diskDeviceMappings = [] }, id) => hasSnapshot(diskDeviceMappings, id),
  usage: ({ usage }, wanted) => isSameIfReported(usage, wanted),
  cpuOnlineUpgrade: ({ features }, wanted) => isSameIfReported(features?.cpuOnlineUpgrade, wanted),
  cpuOnlineDowngrade: ({ features }, wanted) =>
    isSameIfReported(features?.cpuOnlineDowngrade, wanted),
  memoryOnlineUpgrade: ({ features }, wanted) =>
    isSameIfReported(features?.memoryOnlineUpgrade, wanted),
  memoryOnlineDowngrade: ({ features }, wanted) =>
    isSameIfReported(features?.memoryOnlineDowngrade, wanted),
  ioOptimized: ({ isSupportIoOptimized }, wanted) => isSameIfReported(isSupportIoOptimized, wanted),
  nvmeSupport: ({ features }, wanted) => features?.nvmeSupport?.toLowerCase() === wanted,
  secureBoot: ({ secureBootOptions }, wanted) =>
    toBoolean(secureBootOptions?.secureBootSupport) === wanted,
  productCode: (image, productCode) => image.productCode === productCode,
  licenseType: (image, wanted) => image.licenseType?.toLowerCase() === wanted.toLowerCase(),
  resourceGroupId: (image, id) => image.resourceGroupId === id,
  usable: ({ usable }, wanted) => isSameIfReported(usable, wanted),
};

export const actualValues: ActualValues<Options, EcsImage> = {
  snapshotId: ({ diskDeviceMappings = [] }) =>
    diskDeviceMappings.flatMap(({ snapshotId }) => snapshotId ?? []).join(', ') || undefined,
  cpuOnlineUpgrade: ({ features }) => features?.cpuOnlineUpgrade,
  cpuOnlineDowngrade: ({ features }) => features?.cpuOnlineDowngrade,
  memoryOnlineUpgrade: ({ features }) => features?.memoryOnlineUpgrade,
  memoryOnlineDowngrade: ({ features }) => features?.memoryOnlineDowngrade,
  ioOptimized: ({ isSupportIoOptimized }) => isSupportIoOptimized,
  nvmeSupport: ({ features }) => features?.nvmeSupport,
  secureBoot: ({ secureBootOptions }) => secureBootOptions?.secureBootSupport,
};

/** Undefined when none of the disks is known to be made from the snapshot, and some disk does not tell. */
function hasSnapshot(
  disks: NonNullable<EcsImage['diskDeviceMappings']>,
  wanted: string,
): boolean | undefined {
  if (disks.some(({ snapshotId }) => snapshotId === wanted)) {
    return true;
  }
  return disks.some(({ snapshotId }) => snapshotId === undefined) ? undefined : false;
}

/** The API filters by none of these words, and does not document them. */
function toBoolean(word = ''): boolean | undefined {
  if (/^(?:supported|true)$/i.test(word)) {
    return true;
  }
  return word === '' ? undefined : false;
}

/** Older images lack these fields. */
function isSameIfReported<Value>(reported: Value | undefined, wanted: Value): boolean | undefined {
  return reported === undefined ? undefined : reported === wanted;
}

/**
 * One list per owner. Marketplace and community images are in none of the others' lists.
 * An account may have shared its images or be the asking one, so accounts need the plain list.
 * Ids alone may be of any of them.
 */
export function listings({ owners, ids }: Query, useApiFilters: boolean): readonly Listing[] {
  const wanted = new Set(owners ?? (ids && useApiFilters ? ['marketplace', 'community'] : []));
  const accounts = [...wanted].filter(isAccountId);
  const account: ApiParameters = accounts.length === 1 ? { ImageOwnerId: accounts.join() } : {};
  const needsPlainList = !useApiFilters || !owners || accounts.length > 0;
  return [
    needsPlainList && {},
    !needsPlainList && wanted.has('system') && { ImageOwnerAlias: 'system' },
    !needsPlainList && wanted.has('self') && { ImageOwnerAlias: 'self' },
    !needsPlainList && wanted.has('shared') && { ImageOwnerAlias: 'others' },
    wanted.has('marketplace') && { ImageOwnerAlias: 'marketplace' },
    wanted.has('community') && { ImageOwnerAlias: 'others', IsPublic: true, ...account },
  ]
    .filter((parameters) => parameters !== false)
    .map((parameters) => ({ parameters }));
}

/** What no list holds unless it is asked for. */
export function hiddenImageHints({ showExpired }: Query): readonly Text[] {
  return showExpired
    ? []
    : [text`Images of expired subscriptions are listed with ${argument('showExpired')}.`];
}

function filterParameter(key: string, value: string): ApiParameters {
  return { Filter: [{ Key: key, Value: value }] };
}

/**
 * The API takes whole minutes, and does not say whether they are inclusive: a minute to be safe.
 * A year of more than four digits cannot be written.
 */
function creationTimeParameter(
  key: string,
  instant: string,
  minutes: number,
): ApiParameters | undefined {
  const minute = Math.floor(Date.parse(instant) / MINUTE_MS) + minutes;
  const shifted = new Date(minute * MINUTE_MS).toISOString();
  return /^\d{4}-/.test(shifted) ? filterParameter(key, `${shifted.slice(0, 16)}Z`) : undefined;
}

const MINUTE_MS = 60_000;

import * as z from 'zod';
import type { ApiParameters } from '../../clouds/parameters';
import { isAccountId, Status } from '../../image/enums';
import type { Query } from '../../query/query';
import { argument, type Text, text } from '../../text';
import { booleanOption, choiceOption, textOption } from '../option-fields';
import type { ActualValues, ApiFilters, ClientFilters, Listing } from '../source';
import type { EcsImage } from './reply';

const SUPPORT = ['supported', 'unsupported'] as const;

/** The options that only DescribeImages of ECS supports. */
export const Options = z.object({
  family: textOption('Only images of this image family.'),
  snapshotId: textOption('Only images made from this snapshot.'),
  usage: choiceOption(['instance', 'none'], 'Only images with this usage.', {
    choiceNotes: { instance: 'an instance uses it', none: 'no instance uses it' },
  }),
  actionType: choiceOption(
    ['CreateEcs', 'ChangeOS'],
    text`The purpose for which ${argument('instanceType')} must be able to run the images.`,
    {
      choiceNotes: {
        CreateEcs: 'a new instance',
        ChangeOS: 'another system on an existing instance',
      },
      apiDefault: 'CreateEcs',
    },
  ),
  networkType: choiceOption(['vpc', 'classic'], 'Only images for this network type.'),
  cpuOnlineUpgrade: choiceOption(
    SUPPORT,
    'Only images that support or do not support adding CPUs to a running instance.',
  ),
  cpuOnlineDowngrade: choiceOption(
    SUPPORT,
    'Only images that support or do not support removing CPUs from a running instance.',
  ),
  memoryOnlineUpgrade: choiceOption(
    SUPPORT,
    'Only images that support or do not support adding memory to a running instance.',
  ),
  memoryOnlineDowngrade: choiceOption(
    SUPPORT,
    'Only images that support or do not support removing memory from a running instance.',
  ),
  ioOptimized: booleanOption(
    'Only images that can (true) or cannot (false) run on I/O optimized instances.',
  ),
  nvmeSupport: choiceOption(
    SUPPORT,
    'Only images that support or do not support NVMe. An image that does not report it matches neither.',
  ),
  secureBoot: booleanOption(
    'Only images that can (true) or cannot (false) boot securely. An image that does not report it matches neither.',
  ),
  productCode: textOption('Only images with this marketplace product code.'),
  licenseType: textOption('Only images with this license type, such as Aliyun or BYOL.'),
  resourceGroupId: textOption('Only images of this resource group.'),
  showExpired: booleanOption('Include images of expired subscriptions.', { apiDefault: false }),
  usable: booleanOption('Only images that can (true) or cannot (false) start an instance at once.'),
});
type Options = typeof Options;

const STATUSES = {
  available: ['Available'],
  creating: ['Creating', 'Waiting'],
  unavailable: ['UnAvailable'],
  failed: ['CreateFailed'],
  deprecated: ['Deprecated'],
} as const;

/** The API filters of DescribeImages, by argument. */
export const apiFilters: ApiFilters<Options> = {
  ids: (ids) => ({ ImageId: ids.join(',') }),
  // The search is fuzzy and its wildcards are not documented, so a name that may contain one is not sent.
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

/** Whether an image matches an option; undefined if the image does not report the value. */
export const clientFilters: ClientFilters<Options, EcsImage> = {
  family: (image, family) => image.family === family,
  snapshotId: ({ diskDeviceMappings = [] }, id) => hasSnapshot(diskDeviceMappings, id),
  usage: ({ usage }, wanted) => isSameIfReported(usage, wanted),
  cpuOnlineUpgrade: hasFeature('cpuOnlineUpgrade'),
  cpuOnlineDowngrade: hasFeature('cpuOnlineDowngrade'),
  memoryOnlineUpgrade: hasFeature('memoryOnlineUpgrade'),
  memoryOnlineDowngrade: hasFeature('memoryOnlineDowngrade'),
  ioOptimized: ({ isSupportIoOptimized }, wanted) => isSameIfReported(isSupportIoOptimized, wanted),
  nvmeSupport: ({ features }, wanted) => features?.nvmeSupport?.toLowerCase() === wanted,
  secureBoot: ({ secureBootOptions }, wanted) =>
    toBoolean(secureBootOptions?.secureBootSupport) === wanted,
  productCode: (image, productCode) => image.productCode === productCode,
  licenseType: (image, wanted) => image.licenseType?.toLowerCase() === wanted.toLowerCase(),
  resourceGroupId: (image, id) => image.resourceGroupId === id,
  usable: ({ usable }, wanted) => isSameIfReported(usable, wanted),
};

/** The values in explanations, where they are not the field of the same name. */
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

/** Whether a disk has the snapshot; undefined if none is known to have it and one does not report its snapshot. */
function hasSnapshot(
  disks: NonNullable<EcsImage['diskDeviceMappings']>,
  expected: string,
): boolean | undefined {
  if (disks.some(({ snapshotId }) => snapshotId === expected)) {
    return true;
  }
  return disks.some(({ snapshotId }) => snapshotId === undefined) ? undefined : false;
}

/** Undefined if not reported. The API documents no values, and has no filter for them. */
function toBoolean(reported = ''): boolean | undefined {
  if (/^(?:supported|true)$/i.test(reported)) {
    return true;
  }
  return reported === '' ? undefined : false;
}

function hasFeature(name: keyof NonNullable<EcsImage['features']>) {
  return ({ features }: EcsImage, wanted: string) => isSameIfReported(features?.[name], wanted);
}

/** Undefined if not reported, as for older images. */
function isSameIfReported<Value>(reported: Value | undefined, wanted: Value): boolean | undefined {
  return reported === undefined ? undefined : reported === wanted;
}

/**
 * One listing for each owner; marketplace and community images are only in their own listings.
 * An account ID needs the plain listing, because it may be the caller's own account or share its images.
 * IDs without owners need the plain, the marketplace and the community listing.
 */
export function listings({ owners, ids }: Query, useApiFilters: boolean): readonly Listing[] {
  const selected = new Set(owners ?? (ids && useApiFilters ? ['marketplace', 'community'] : []));
  const accounts = [...selected].filter(isAccountId);
  const account: ApiParameters = accounts.length === 1 ? { ImageOwnerId: accounts.join() } : {};
  const needsPlainList = !useApiFilters || !owners || accounts.length > 0;
  return [
    needsPlainList && {},
    !needsPlainList && selected.has('system') && { ImageOwnerAlias: 'system' },
    !needsPlainList && selected.has('self') && { ImageOwnerAlias: 'self' },
    !needsPlainList && selected.has('shared') && { ImageOwnerAlias: 'others' },
    selected.has('marketplace') && { ImageOwnerAlias: 'marketplace' },
    selected.has('community') && { ImageOwnerAlias: 'others', IsPublic: true, ...account },
  ]
    .filter((parameters) => parameters !== false)
    .map((parameters) => ({ parameters }));
}

/** Names the option that is required to list the images of expired subscriptions. */
export function hiddenImageHints({ showExpired }: Query): readonly Text[] {
  return showExpired
    ? []
    : [text`Images of expired subscriptions are listed with ${argument('showExpired')}.`];
}

function filterParameter(key: string, value: string): ApiParameters {
  return { Filter: [{ Key: key, Value: value }] };
}

/**
 * The API takes whole minutes and does not document whether they are inclusive, so one minute is added.
 * Undefined for a year of more than four digits, which the API's format cannot express.
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

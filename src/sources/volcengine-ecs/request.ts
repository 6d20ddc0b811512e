import * as z from 'zod';
import { isAccountId } from '../../image/enums';
import { normalizePlatform } from '../../image/platform';
import type { Query } from '../../query/query';
import { choiceOption, textOption } from '../option-fields';
import type { ApiFilters, ClientFilters, Listing } from '../source';
import type { VolcengineEcsImage } from './reply';

/** The options that only DescribeImages of Volcengine ECS supports. */
export const Options = z.object({
  projectName: textOption('Only images of this project.'),
  productCode: textOption('Only images with this marketplace product code.'),
  licenseType: choiceOption(['VolcanoEngine', 'BYOL'], 'Only images with this license type.', {
    choiceNotes: { VolcanoEngine: 'licensed by Volcengine', BYOL: 'bring your own license' },
  }),
});
type Options = typeof Options;

const OS_TYPES: Readonly<Record<string, string>> = { linux: 'Linux', windows: 'Windows' };

const PLATFORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    centos: 'CentOS',
    debian: 'Debian',
    fedora: 'Fedora',
    opensuse: 'OpenSUSE',
    ubuntu: 'Ubuntu',
    velinux: 'veLinux',
    'windows-server': 'Windows Server',
  }),
);

const STATUSES: Readonly<Record<string, string>> = {
  available: 'available',
  creating: 'creating',
  failed: 'error',
};

/** The API filters of DescribeImages, by argument. */
export const apiFilters: ApiFilters<Options> = {
  ids: (ids) => ({ ImageIds: ids }),
  // The comparison of names is not documented, so a name that may contain a wildcard is not sent.
  name: (name) => (/^[\p{L}\p{N} ._-]+$/u.test(name) ? { ImageName: name } : undefined),
  os: (os) => {
    const osType = OS_TYPES[os];
    return osType ? { OsType: osType } : undefined;
  },
  platform: (platform) => {
    const apiPlatform = PLATFORMS.get(normalizePlatform(platform));
    return apiPlatform ? { Platform: apiPlatform } : undefined;
  },
  // Without a status the API lists available images only.
  status: (statuses) => {
    const apiStatuses = statuses.flatMap((status) => STATUSES[status] ?? []);
    return { Status: apiStatuses.length > 0 ? apiStatuses : Object.values(STATUSES) };
  },
  cloudInit: (cloudInit) => ({ IsSupportCloudInit: cloudInit }),
  // An empty value is not sent: the key alone lists its images, among others.
  tags: (tags) => ({
    TagFilters: Object.entries(tags).map(([Key, value]) =>
      value === '' ? { Key } : { Key, Values: [value] },
    ),
  }),
  instanceType: (instanceType) => ({ InstanceTypeId: instanceType }),
  projectName: (projectName) => ({ ProjectName: projectName }),
};

/** Whether an image matches an option. */
export const clientFilters: ClientFilters<Options, VolcengineEcsImage> = {
  projectName: (image, projectName) => image.projectName === projectName,
  productCode: (image, productCode) => image.productCode === productCode,
  licenseType: (image, wanted) => image.licenseType?.toLowerCase() === wanted.toLowerCase(),
};

const VISIBILITIES = [
  { visibility: 'public', alias: 'system' },
  { visibility: 'private', alias: 'self' },
  { visibility: 'shared', alias: 'shared' },
] as const;

/**
 * One listing for each owner.
 * An account ID needs all images, because it may be the caller's own account or share its images.
 * The marketplace needs all images too, because the visibility of its images is not documented.
 */
export function listings({ owners }: Query, useApiFilters: boolean): readonly Listing[] {
  if (!useApiFilters || !owners || owners.some(mayBeInAnyList)) {
    return [{ parameters: {} }];
  }
  return VISIBILITIES.filter(({ alias }) => owners.includes(alias)).map(({ visibility }) => ({
    parameters: { Visibility: visibility },
  }));
}

function mayBeInAnyList(owner: string): boolean {
  return owner === 'marketplace' || isAccountId(owner);
}

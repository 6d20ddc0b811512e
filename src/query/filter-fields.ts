import type { ImageField } from '../image/image';
import type { CommonFilters } from './query';

/** The neutral field that a source must report to support each argument. */
export const filterFields: Readonly<Record<string, ImageField>> = {
  name: 'name',
  nameRegex: 'name',
  excludeNameRegex: 'name',
  osNameRegex: 'osName',
  description: 'description',
  os: 'os',
  platform: 'platform',
  platformVersion: 'platformVersion',
  variant: 'variant',
  language: 'language',
  longTermSupport: 'longTermSupport',
  architecture: 'architecture',
  status: 'status',
  includeDeprecated: 'status',
  owners: 'ownerAlias',
  tags: 'tags',
  createdAfter: 'createdAt',
  createdBefore: 'createdAt',
  cloudInit: 'cloudInit',
  bootMode: 'bootMode',
  maxSizeGib: 'sizeGib',
} satisfies Partial<Record<keyof CommonFilters, ImageField>>;

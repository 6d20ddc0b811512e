import { volcengineOpenapi } from '../../clouds/volcengine/openapi';
import { defineSource } from '../source';
import { apiFilters, clientFilters, listings, Options } from './request';

/** The regions that the central endpoint does not serve, from the official SDK. */
const BOOTSTRAP_REGIONS: readonly string[] = [
  'ap-southeast-2',
  'ap-southeast-3',
  'cn-beijing-autodriving',
  'cn-beijing-selfdrive',
  'cn-shanghai-autodriving',
];

export const volcengineEcs = defineSource({
  id: 'volcengine-ecs',
  title: 'Volcengine ECS',
  summary:
    'ECS images of one region: those of Volcengine, your own, those that others share with you, and those of the marketplace',
  noun: 'image',
  docsUrl: 'https://www.volcengine.com/docs/6396/70808',
  privileges: ['ecs:DescribeImages'],
  api: {
    protocol: volcengineOpenapi,
    service: 'ecs',
    version: '2020-04-01',
    action: 'DescribeImages',
    endpoint: (region = '', network = 'public') => {
      if (network === 'vpc') {
        return undefined;
      }
      return BOOTSTRAP_REGIONS.includes(region)
        ? `https://ecs.${region}.volcengineapi.com`
        : 'https://open.volcengineapi.com';
    },
  },
  requiresRegion: true,
  examples: [
    {
      query: {
        owners: ['system'],
        platform: 'ubuntu',
        architecture: 'x86_64',
        createdAfter: '2026-02-15',
        sortBy: 'version',
        mostRecent: true,
      },
    },
  ],
  paging: {
    kind: 'token',
    cursorParameter: 'NextToken',
    sizeParameter: 'MaxResults',
    maxSize: 100,
  },
  limits: { ids: 100, tags: 10 },
  possibleValues: {
    os: ['linux', 'windows'],
    architecture: ['x86_64', 'arm64'],
    bootMode: ['bios', 'uefi'],
  },
  reportedFields: [
    'name',
    'description',
    'createdAt',
    'os',
    'osName',
    'platform',
    'platformVersion',
    'variant',
    'language',
    'longTermSupport',
    'architecture',
    'status',
    'deprecated',
    'ownerAlias',
    'ownerId',
    'bootMode',
    'cloudInit',
    'sizeGib',
    'tags',
  ],
  statuses: ['available', 'creating', 'failed'],
  owners: ['system', 'self', 'shared', 'marketplace'],
  listsThirdPartyImages: true,
  options: Options,
  listings,
  apiFilters,
  permissionArguments: ['tags', 'projectName'],
  clientFilters,
  reply: (): typeof import('./reply') => require('./reply'),
  simulator: async () => (await import('./simulator')).operation,
});

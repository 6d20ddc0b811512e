import { inCliConfig } from './alicloud-cli';
import { inIniFile } from './alicloud-ini';
import { inMachine } from './alicloud-machine';
import type { Place } from './place';
import type { Surroundings } from './surroundings';
import { inVariables, type Variables } from './variables';

const FAMILIES: readonly Variables[] = [
  {
    id: ['ALIBABA_CLOUD_ACCESS_KEY_ID'],
    secret: ['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    token: 'ALIBABA_CLOUD_SECURITY_TOKEN',
  },
  {
    id: ['ALICLOUD_ACCESS_KEY'],
    secret: ['ALICLOUD_SECRET_KEY'],
    token: 'ALICLOUD_SECURITY_TOKEN',
  },
  {
    id: ['ALIBABACLOUD_ACCESS_KEY_ID'],
    secret: ['ALIBABACLOUD_ACCESS_KEY_SECRET'],
    token: 'ALIBABACLOUD_SECURITY_TOKEN',
  },
];

/** Where keys of Alibaba Cloud may be, the simplest first. */
export function alicloudPlaces(surroundings: Surroundings): Place[] {
  return [
    ...FAMILIES.map((family) => inVariables(surroundings.env, family)),
    inCliConfig(surroundings),
    inIniFile(surroundings),
    inMachine(surroundings),
  ];
}

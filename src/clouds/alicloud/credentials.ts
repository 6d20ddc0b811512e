import type { CredentialSource } from '../credential-source';
import type { CredentialsEnvironment } from '../credentials-environment';
import { type CredentialVariables, variablesSource } from '../variables-source';
import { alicloudCliSource } from './cli-config';
import { alicloudIniSource } from './ini-file';
import { machineRoleSource } from './machine-role';

const CREDENTIAL_VARIABLES: readonly CredentialVariables[] = [
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
export function alicloudCredentialChain(environment: CredentialsEnvironment): CredentialSource[] {
  return [
    ...CREDENTIAL_VARIABLES.map((variables) => variablesSource(environment.env, variables)),
    alicloudCliSource(environment),
    alicloudIniSource(environment),
    machineRoleSource(environment),
  ];
}

import type { CredentialSource } from '../credential-source';
import { alicloudCliSource } from './cli-config';
import { alicloudIniSource } from './ini-file';
import { machineRoleSource } from './machine-role';
import type { AlicloudEnvironment } from './official-library';

/** The credential sources after the variables, in the order of search. */
export function credentialSources(environment: AlicloudEnvironment): readonly CredentialSource[] {
  return [
    alicloudCliSource(environment),
    alicloudIniSource(environment),
    machineRoleSource(environment),
  ];
}

import type { CredentialSource } from '../credential-source';
import { alicloudCliSource } from './cli-config';
import { alicloudIniSource } from './ini-file';
import { machineRoleSource } from './machine-role';
import type { AlicloudEnvironment } from './official-library';

/** The places of credentials after the variables, the simplest first. */
export function credentialSources(environment: AlicloudEnvironment): readonly CredentialSource[] {
  return [
    alicloudCliSource(environment),
    alicloudIniSource(environment),
    machineRoleSource(environment),
  ];
}

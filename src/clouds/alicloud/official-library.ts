import { ImagepinError, partOfError } from '../../errors';
import { abortable } from '../../http/timeout';
import { lazy } from '../../lazy';
import type { CredentialsEnvironment, CredentialsProvider } from '../credentials';
import { rejectUnsendable } from '../key-pair';
import { endProcessesOnAbort } from './started-processes';

/** A credential provider of the official library of Alibaba Cloud. */
export type OfficialProviderSpec =
  | { readonly kind: 'cli-profile' | 'ini-profile'; readonly profile: string }
  | { readonly kind: 'oidc' | 'metadata' | 'uri' };

/** Opens a provider. The library reads the environment and the files of the process itself. */
export type OpenOfficialProvider = (spec: OfficialProviderSpec) => Promise<CredentialsProvider>;

/** The environment of a credential search, with the official library as a replaceable part. */
export interface AlicloudEnvironment extends CredentialsEnvironment {
  readonly openProvider?: OpenOfficialProvider;
}

// The metadata service responds within milliseconds or does not exist.
const METADATA_MS = 400;

/** Opens a provider; the library is loaded only here, when no simpler source has credentials. */
export const openOfficialProvider: OpenOfficialProvider = async (spec) => {
  const library = await import('@alicloud/credentials');
  // One instance is kept, because it renews its keys itself.
  const provider = lazy(build);

  return async (signal) => {
    try {
      const { accessKeyId, accessKeySecret, securityToken } = await abortable(
        endProcessesOnAbort(signal, () => provider().getCredentials()),
        signal,
      );
      for (const value of [accessKeyId, accessKeySecret, securityToken]) {
        rejectUnsendable(`a key or the token from ${placeOf(spec)}`, value);
      }
      return { accessKeyId, accessKeySecret, securityToken: securityToken || undefined };
    } catch (error) {
      signal.throwIfAborted();
      throw ImagepinError.is(error) ? error : toMissingCredentials(spec, error);
    }
  };

  function build() {
    switch (spec.kind) {
      case 'cli-profile':
        return library.CLIProfileCredentialsProvider.builder()
          .withProfileName(spec.profile)
          .build();
      case 'ini-profile':
        return library.ProfileCredentialsProvider.builder().withProfileName(spec.profile).build();
      case 'oidc':
        return library.OIDCRoleArnCredentialsProvider.builder().build();
      case 'metadata':
        return library.ECSRAMRoleCredentialsProvider.builder()
          .withConnectTimeout(METADATA_MS)
          .withReadTimeout(METADATA_MS)
          .build();
      case 'uri':
        return library.URICredentialsProvider.builder().build();
    }
  }
};

/** Omits the cause and all text after a colon, where the library quotes files, replies and commands. */
function toMissingCredentials(spec: OfficialProviderSpec, error: unknown): ImagepinError {
  const [summary] = (partOfError(error, 'message') ?? '').split(/[:={[\n]/);
  return new ImagepinError('MissingCredentials', `no credentials from ${placeOf(spec)}`, {
    detail: `The official credentials library reports: ${summary?.trim() || 'nothing'}.`,
  });
}

function placeOf(spec: OfficialProviderSpec): string {
  return 'profile' in spec ? `profile "${spec.profile}"` : spec.kind;
}

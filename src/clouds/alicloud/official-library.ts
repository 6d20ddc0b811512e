import { ImagepinError } from '../../errors';
import { abortable } from '../../http/abortable';
import { lazy } from '../../lazy';
import type { Credentials, CredentialsProvider } from '../credentials';
import type { CredentialsEnvironment } from '../credentials-environment';

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

/** The methods of the library's providers that are used here. */
interface OfficialProvider {
  getCredentials(): Promise<OfficialCredentials>;
}

interface OfficialCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

// The metadata service responds within milliseconds or does not exist.
const METADATA_MS = 400;

/** Opens a provider; the library is loaded only here, when no simpler source has credentials. */
export const openOfficialProvider: OpenOfficialProvider = async (spec) => {
  const library = await import('@alicloud/credentials');
  // Kept, since it renews its keys by itself.
  const provider = lazy(build);

  return async (signal) => {
    try {
      return toCredentials(await abortable(provider().getCredentials(), signal));
    } catch (error) {
      signal.throwIfAborted();
      throw toMissingCredentials(spec, error);
    }
  };

  function build(): OfficialProvider {
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

function toCredentials({
  accessKeyId,
  accessKeySecret,
  securityToken,
}: OfficialCredentials): Credentials {
  return { accessKeyId, accessKeySecret, securityToken: securityToken || undefined };
}

/** Omits the cause and all text after a colon, where the library quotes files, replies and commands. */
function toMissingCredentials(spec: OfficialProviderSpec, error: unknown): ImagepinError {
  const where = 'profile' in spec ? `profile "${spec.profile}"` : spec.kind;
  const [summary = ''] = messageOf(error).split(/[:={[\n]/);
  return new ImagepinError('MissingCredentials', `no credentials from ${where}`, {
    detail: `The official credentials library reports: ${summary.trim() || 'nothing'}.`,
  });
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : '';
}

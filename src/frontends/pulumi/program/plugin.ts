import type * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';

/** Where a call or a resource may say that the plugin is to answer. */
interface Options {
  readonly provider?: pulumi.ProviderResource | undefined;
  readonly parent?: pulumi.Resource | undefined;
}

/** The provider of the plugin that is to answer, stated or inherited; without one, this process answers. */
export function pluginOf(
  name: string,
  { provider, parent }: Options,
): pulumi.ProviderResource | undefined {
  return provider && isOurs(provider) ? provider : parent?.getProvider(toToken(name));
}

/** What the SDK knows of a provider, and declares for itself alone. */
interface Packaged {
  getPackage(): string;
}

/** As for Pulumi's own resources, the provider of another package means nothing. */
function isOurs(provider: pulumi.ProviderResource): boolean {
  return (provider as unknown as Packaged).getPackage() === PACKAGE;
}

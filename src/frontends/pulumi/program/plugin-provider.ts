import type * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import { toFailure } from './failure';

/** Where a call or a resource may say that the plugin is to answer. */
interface PluginProviderOptions {
  readonly provider?: pulumi.ProviderResource | undefined;
  readonly parent?: pulumi.Resource | undefined;
}

/** The provider of the plugin that is to answer, stated or inherited; without one, this process answers. */
export function pluginProviderOf(
  name: string,
  { provider, parent }: PluginProviderOptions,
): pulumi.ProviderResource | undefined {
  if (provider && !isImagepinProvider(provider)) {
    throw toFailure(
      `${name}: the provider belongs to another package\nPass a \`Provider\` of imagepin/pulumi, or none.`,
    );
  }
  return provider ?? parent?.getProvider(toToken(name));
}

/** What the SDK knows of a provider, and declares for itself alone. */
interface ProviderInternals {
  getPackage(): string;
}

function isImagepinProvider(provider: pulumi.ProviderResource): boolean {
  // Its declarations leave out what the SDK's own resources use.
  return (provider as unknown as ProviderInternals).getPackage() === PACKAGE;
}

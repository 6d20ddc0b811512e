import type * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import { toFailure } from './failure';

/** The options of a call or a resource that may select the plugin. */
interface PluginProviderOptions {
  readonly provider?: pulumi.ProviderResource | undefined;
  readonly parent?: pulumi.Resource | undefined;
}

/** Returns the plugin's provider, explicit or inherited; undefined if this process runs the lookup. */
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

/** Members of a provider that the SDK does not export. */
interface ProviderInternals {
  getPackage(): string;
}

function isImagepinProvider(provider: pulumi.ProviderResource): boolean {
  // The SDK's declarations omit members that its own resources use.
  return (provider as unknown as ProviderInternals).getPackage() === PACKAGE;
}

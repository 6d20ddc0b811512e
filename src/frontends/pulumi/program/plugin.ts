import type * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import { toFailure } from './failure';

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
  if (provider && !isOurs(provider)) {
    throw toFailure(
      `${name}: the provider is of another package\nState a \`Provider\` of imagepin/pulumi, or none.`,
    );
  }
  return provider ?? parent?.getProvider(toToken(name));
}

/** What the SDK knows of a provider, and declares for itself alone. */
interface Packaged {
  getPackage(): string;
}

function isOurs(provider: pulumi.ProviderResource): boolean {
  // Its declarations leave out what the SDK's own resources use.
  return (provider as unknown as Packaged).getPackage() === PACKAGE;
}

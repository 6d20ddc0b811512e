import type * as pulumi from '@pulumi/pulumi';
import { toToken } from '../names';

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
  return provider ?? parent?.getProvider(toToken(name));
}

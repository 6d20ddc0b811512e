import * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import { toFailure } from './failure';

/** Returns the plugin's provider, explicit or inherited; undefined if this process runs the lookup. */
export function pluginProviderOf(
  name: string,
  { provider, parent }: pulumi.InvokeOptions,
): pulumi.ProviderResource | undefined {
  if (provider && !isImagepinProvider(provider)) {
    throw toFailure(
      `${name}: the provider belongs to another package\nPass a \`Provider\` of imagepin/pulumi, or none.`,
    );
  }
  return provider ?? parent?.getProvider(toToken(name));
}

function isImagepinProvider(provider: pulumi.ProviderResource): boolean {
  // The SDK's declarations omit members that its own resources use.
  return (provider as unknown as { getPackage(): string }).getPackage() === PACKAGE;
}

/** Creates the class of the configured plugin, which handles everything that has it as its `provider`. */
export function makeProvider(secretKeys: readonly string[], version: string): object {
  return class Provider extends pulumi.ProviderResource {
    constructor(name: string, args: pulumi.Inputs = {}, opts: pulumi.ResourceOptions = {}) {
      super(
        PACKAGE,
        name,
        Object.fromEntries(
          Object.entries({ ...args }).map(([key, value]) => [
            key,
            toProviderInput(value, secretKeys.includes(key)),
          ]),
        ),
        { version, ...opts },
      );
    }
  };
}

/** Encodes values as JSON, since the engine passes only strings to a provider. */
function toProviderInput(value: pulumi.Input<string | object | undefined>, isSecret: boolean) {
  const text = pulumi
    .output(value)
    .apply((known) =>
      known === undefined || typeof known === 'string' ? known : JSON.stringify(known),
    );
  return isSecret ? pulumi.secret(text) : text;
}

import * as pulumi from '@pulumi/pulumi';
import { PACKAGE } from '../names';

/** The class of the configured plugin, which handles everything that has it as its `provider`. */
export type ProviderClass = new (
  name: string,
  args?: pulumi.Inputs,
  opts?: pulumi.ResourceOptions,
) => pulumi.ProviderResource;

/** Creates the class of the plugin's provider. */
export function makeProvider(secretKeys: readonly string[], version: string): ProviderClass {
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

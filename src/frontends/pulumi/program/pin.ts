import * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import type { Named } from '../offered';
import type { Functions } from './function';
import { pluginOf } from './plugin';

/** The class of a pin, as generated SDKs have them. */
export type PinClass = new (
  name: string,
  args?: pulumi.Inputs,
  opts?: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** Makes the class of a resource that keeps what a function picks. */
export function makePin(
  { name: className, source, takes }: Named,
  version: string,
  find: Functions['output'],
): PinClass {
  const token = toToken(className);
  const dynamicToken = `pulumi-nodejs:dynamic/${PACKAGE}:${className}`;

  class Pin extends pulumi.CustomResource {
    declare image: pulumi.Output<object>;

    constructor(name: string, args: pulumi.Inputs = {}, opts: pulumi.CustomResourceOptions = {}) {
      const inputs = Object.fromEntries(takes.map((key) => [key, args[key]]));
      // What is not stated is an output all the same, which the engine fills in.
      const props = { ...args, ...inputs, image: undefined };
      if (pluginOf(className, opts)) {
        super(token, name, props, alsoKnownAs(dynamicToken, { version, ...opts }));
        return;
      }
      refuseImport(name, opts);
      const __provider = toProviderText(source);
      super(dynamicToken, name, { ...props, __provider }, alsoKnownAs(token, opts));
      if (pulumi.runtime.isDryRun()) {
        const { triggers: _, ...question } = args;
        this.image = orCandidate(this, () => find(question, { parent: this }));
      }
    }
  }

  return Object.defineProperty(Pin, 'name', { value: className });
}

/** A pin that moves between this process and the plugin is the same pin. */
function alsoKnownAs(
  type: string,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions(opts, { aliases: [{ type }] });
}

/**
 * The code that the state keeps for the engine's process for dynamic resources: as short as can be,
 * since it outlives the version of this package that has written it.
 */
function toProviderText(source: string | undefined): string {
  const argument = source === undefined ? '' : JSON.stringify(source);
  return `exports.handler = () => require("${PACKAGE}/pulumi/dynamic").providerOf(${argument});`;
}

/** That process is not told whose provider it is to import with. */
function refuseImport(name: string, { import: id }: pulumi.CustomResourceOptions): void {
  if (id !== undefined) {
    const text = `${name}: an image is imported by the plugin alone\nState \`provider: new Provider(...)\` beside \`import\`.`;
    throw Object.assign(new pulumi.RunError(text), { stack: text });
  }
}

/** What the SDK knows of an output, and declares for itself alone. */
interface Knowable {
  readonly isKnown: Promise<boolean>;
}

/** The engine does not ask a dynamic resource before `up`: what it would pick is looked up here. */
function orCandidate(
  pin: { readonly image: pulumi.Output<object>; readonly urn: pulumi.Output<string> },
  find: () => pulumi.Output<object>,
): pulumi.Output<object> {
  const { image, urn } = pin;
  const { isKnown } = image as unknown as Knowable;
  return pulumi.output(
    isKnown.then((known) =>
      known ? image : pulumi.all([find(), urn]).apply(([found]) => Object(found).image),
    ),
  );
}

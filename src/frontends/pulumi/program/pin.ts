import * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import type { Named } from '../offered';
import { toFailure } from './failure';
import type { Functions } from './function';
import { pluginOf } from './plugin';

/** The class of a pin. */
export type PinClass = new (
  name: string,
  args?: pulumi.Inputs | null,
  opts?: pulumi.CustomResourceOptions | null,
) => pulumi.CustomResource;

/** Makes the class of a resource that keeps what a function picks. */
export function makePin(
  { name: className, source, takes }: Named,
  version: string,
  findAs: (name: string) => Functions['output'],
): PinClass {
  const token = toToken(className);
  const dynamicToken = `pulumi-nodejs:dynamic/${PACKAGE}:${className}`;

  class Pin extends pulumi.CustomResource {
    declare image: pulumi.Output<object>;

    constructor(
      name: string,
      given?: pulumi.Inputs | null,
      options?: pulumi.CustomResourceOptions | null,
    ) {
      const [args, opts] = [given ?? {}, options ?? {}];
      const inputs = Object.fromEntries(takes.map((key) => [key, args[key]]));
      // What is not stated is an output all the same, which the engine fills in.
      const props = { image: undefined, ...args, ...inputs };
      if (pluginOf(className, opts)) {
        super(token, name, props, alsoKnownAs(dynamicToken, { version, ...opts }));
        return;
      }
      refuseExisting(name, opts);
      const __provider = toProviderText(source);
      const hidden = { image: args.image ?? hiddenAsAny(args), __provider };
      super(dynamicToken, name, { ...props, ...hidden }, alsoKnownAs(token, opts));
      if (pulumi.runtime.isDryRun()) {
        const { triggers: _, ...question } = args;
        const waiting = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
        const find = findAs(`${className} ${name}`);
        this.image = orCandidate(this.image, () => find(question, waiting));
      }
    }
  }

  return Object.defineProperty(Pin, 'name', { value: className });
}

/**
 * Nothing, but a secret if any argument is one: what a dynamic resource hands out is to the engine as
 * secret as the input of that name.
 */
function hiddenAsAny(args: pulumi.Inputs): pulumi.Output<undefined> {
  return pulumi.output(args).apply(() => undefined);
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
 * since it outlives the version of this package that has written it. Its own `require` is of no file,
 * and would not find the package from within itself, as the example does.
 */
function toProviderText(source: string | undefined): string {
  const argument = source === undefined ? '' : JSON.stringify(source);
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("${PACKAGE}/pulumi/dynamic").providerOf(${argument});`;
}

/** To read what is not in the state, the engine hands no `__provider` over: dynamic resources cannot. */
function refuseExisting(name: string, opts: pulumi.CustomResourceOptions): void {
  const option = opts.import === undefined ? 'id' : 'import';
  if (opts[option] !== undefined) {
    const text = `${name}: an image that is there is taken by the plugin alone\nState \`provider: new Provider(...)\` beside \`${option}\`.`;
    throw toFailure(text);
  }
}

/** What the SDK knows of an output, and declares for itself alone. */
interface Known {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  apply(
    func: (value: object | null | undefined) => object | null | undefined,
    evenIfUnknown: boolean,
  ): pulumi.Output<object>;
}

/** The engine does not ask a dynamic resource before `up`: what it would pick is looked up here. */
function orCandidate(
  image: pulumi.Output<object>,
  find: () => pulumi.Output<object>,
): pulumi.Output<object> {
  const candidate = () => toldOnce(find().apply((found) => Object(found).image));
  // Of a secret one, the engine hands out the nothing that it was given.
  const isThere = (value: object | null | undefined) =>
    (value ?? null) !== null && !pulumi.isUnknown(value);
  return toKnown(image).apply((value) => (isThere(value) ? value : candidate()), true);
}

/** An output that another one is made of: its failure is the other one's, and no rejection by itself. */
function toldOnce(part: pulumi.Output<object>): pulumi.Output<object> {
  const { isKnown, isSecret } = toKnown(part);
  isKnown.catch(() => {});
  isSecret.catch(() => {});
  return part;
}

function toKnown(output: pulumi.Output<object>): Known {
  // Its declarations leave out what the SDK's own resources use.
  return output as unknown as Known;
}

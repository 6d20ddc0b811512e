import * as pulumi from '@pulumi/pulumi';
import { PACKAGE, toToken } from '../names';
import type { NamedPin } from '../offered';
import { toFailure } from './failure';
import type { Functions } from './function';
import { pluginOf } from './plugin';
import { ready } from './ready';

/** The class of a pin. */
export type PinClass = new (
  name: string,
  args?: pulumi.Inputs | null,
  opts?: pulumi.CustomResourceOptions | null,
) => pulumi.CustomResource;

/** Makes the class of a resource that keeps what a function picks. */
export function makePin(
  { name: className, source, takes, gives }: NamedPin,
  version: string,
  findAs: (name: string) => Functions['output'],
): PinClass {
  const token = toToken(className);
  const dynamicToken = `pulumi-nodejs:dynamic/${PACKAGE}:${className}`;

  class Pin extends pulumi.CustomResource {
    declare image: pulumi.Output<object>;
    declare newestId: pulumi.Output<unknown>;
    declare newerAvailable: pulumi.Output<unknown>;

    constructor(
      name: string,
      given?: pulumi.Inputs | null,
      options?: pulumi.CustomResourceOptions | null,
    ) {
      const [args, opts] = [given ?? {}, options ?? {}];
      const inputs = Object.fromEntries(takes.map((key) => [key, args[key]]));
      // What is not stated is an output all the same, which the engine fills in.
      const results = Object.fromEntries(gives.map((key) => [key, args[key]]));
      const props = { ...results, ...args, ...inputs };
      if (pluginOf(className, opts)) {
        super(token, name, props, alsoKnownAs(dynamicToken, { version, ...opts }));
        return;
      }
      refuseExisting(name, opts);
      const __provider = toProviderText(source);
      const hidden = Object.fromEntries(gives.map((key) => [key, args[key] ?? hiddenAsAny(args)]));
      super(dynamicToken, name, { ...props, ...hidden, __provider }, alsoKnownAs(token, opts));
      if (pulumi.runtime.isDryRun()) {
        const { triggers, ...question } = args;
        const waiting = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
        const find = findAs(`${className} ${name}`);
        const candidate = () => afterTriggers(triggers, () => toldOnce(find(question, waiting)));
        Object.assign(this, keptOr(this, candidate));
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
  promise(): Promise<unknown>;
  apply<Value>(
    func: (value: object | null | undefined) => pulumi.Output<Value>,
    evenIfUnknown: boolean,
  ): pulumi.Output<Value>;
}

/** What a look-up fills in. */
interface Results {
  readonly image: pulumi.Output<object>;
  readonly newestId: pulumi.Output<unknown>;
  readonly newerAvailable: pulumi.Output<unknown>;
}

/** The engine does not ask a dynamic resource before `up`: what it would pick is looked up here. */
function keptOr({ image: kept, ...newest }: Results, find: () => pulumi.Output<object>): Results {
  let found: pulumi.Output<object> | undefined;
  const candidate = () => (found ??= toldOnce(find()));
  const image = () => toldOnce(candidate().apply((now) => Object(now).image));
  const newestId = () => toldOnce(candidate().apply((now): unknown => Object(now).id));
  // Whatever fails is told of the image, so nothing else may be made of that.
  return {
    image: ifKept(kept, kept, image),
    newestId: neverUnknown(ifKept(kept, newest.newestId, newestId)),
    newerAvailable: neverUnknown(ifKept(kept, newest.newerAvailable, () => pulumi.output(false))),
  };
}

/** A trigger that is not known yet may stand for an image that is not built yet. */
function afterTriggers(
  triggers: unknown,
  find: () => pulumi.Output<object>,
): pulumi.Output<object> {
  const known = pulumi.output(triggers);
  return pulumi.all([known, ready(known, undefined)]).apply(find);
}

/** What a pin has kept, or else what would be taken now. */
function ifKept<Value>(
  image: pulumi.Output<object>,
  kept: pulumi.Output<Value>,
  candidate: () => pulumi.Output<Value>,
): pulumi.Output<Value> {
  // Of a secret one, the engine hands out the nothing that it was given.
  const isThere = (value: object | null | undefined) =>
    (value ?? null) !== null && !pulumi.isUnknown(value);
  return toKnown(image).apply((value) => (isThere(value) ? kept : candidate()), true);
}

/** Where nobody was asked what is newest, it is absent, and nothing waits for it. */
function neverUnknown(output: pulumi.Output<unknown>): pulumi.Output<unknown> {
  const known = (value: unknown) => pulumi.output(pulumi.isUnknown(value) ? undefined : value);
  return toldOnce(toKnown(toldOnce(output)).apply(known, true));
}

/** An output that another one is made of: its failure is the other one's, and no rejection by itself. */
function toldOnce<Value>(part: pulumi.Output<Value>): pulumi.Output<Value> {
  const known = toKnown(part);
  for (const promise of [known.isKnown, known.isSecret, known.promise()]) {
    promise.catch(() => {});
  }
  return part;
}

function toKnown(output: pulumi.Output<unknown>): Known {
  // Its declarations leave out what the SDK's own resources use.
  return output as unknown as Known;
}

import * as pulumi from '@pulumi/pulumi';
import { lazy } from '../../../lazy';
import { PACKAGE, toToken } from '../names';
import type { PinSpec } from '../package-manifest';
import { toFailure } from './failure';
import type { FunctionForms } from './function';
import { pluginProviderOf } from './plugin-provider';
import { whenReady } from './when-ready';

/** The class of a pin. */
export type PinClass = new (
  name: string,
  args?: pulumi.Inputs | null,
  opts?: pulumi.CustomResourceOptions | null,
) => pulumi.CustomResource;

/** Makes the class of a resource that keeps what a function picks. */
export function makePin(
  { name: className, source, inputs, outputs }: PinSpec,
  version: string,
  findWithName: (name: string) => FunctionForms['output'],
): PinClass {
  const token = toToken(className);
  const dynamicToken = `pulumi-nodejs:dynamic/${PACKAGE}:${className}`;

  class Pin extends pulumi.CustomResource {
    declare image: pulumi.Output<object>;
    declare newestId: pulumi.Output<unknown>;
    declare newerAvailable: pulumi.Output<unknown>;

    constructor(
      name: string,
      pinArgs?: pulumi.Inputs | null,
      options?: pulumi.CustomResourceOptions | null,
    ) {
      const [args, opts] = [pinArgs ?? {}, options ?? {}];
      const inputProps = Object.fromEntries(inputs.map((key) => [key, args[key]]));
      // What is not stated is an output all the same, which the engine fills in.
      const outputProps = Object.fromEntries(outputs.map((key) => [key, args[key]]));
      const props = { ...outputProps, ...args, ...inputProps };
      if (pluginProviderOf(className, opts)) {
        super(token, name, props, withAlias(dynamicToken, { version, ...opts }));
        return;
      }
      rejectImport(name, opts);
      const __provider = toProviderCode(source);
      const secretResults = Object.fromEntries(
        outputs.map((key) => [key, args[key] ?? secretIfAnyInput(args)]),
      );
      super(dynamicToken, name, { ...props, ...secretResults, __provider }, withAlias(token, opts));
      if (pulumi.runtime.isDryRun()) {
        const { triggers, ...query } = args;
        const findOptions = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
        const find = findWithName(`${className} ${name}`);
        const findNow = () =>
          afterTriggers(triggers, () => suppressUnhandledRejection(find(query, findOptions)));
        Object.assign(this, keptOrFound(this, findNow));
      }
    }
  }

  return Object.defineProperty(Pin, 'name', { value: className });
}

/**
 * Nothing, but a secret if any argument is one: what a dynamic resource hands out is to the engine as
 * secret as the input of that name.
 */
function secretIfAnyInput(args: pulumi.Inputs): pulumi.Output<undefined> {
  return pulumi.output(args).apply(() => undefined);
}

/** A pin that moves between this process and the plugin is the same pin. */
function withAlias(type: string, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions(opts, { aliases: [{ type }] });
}

/**
 * The code that the state keeps for the engine's process for dynamic resources: as short as can be,
 * since it outlives the version of this package that has written it. Its own `require` is of no file,
 * and would not find the package from within itself, as the example does.
 */
function toProviderCode(source: string | undefined): string {
  const argument = source === undefined ? '' : JSON.stringify(source);
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("${PACKAGE}/pulumi/dynamic").providerOf(${argument});`;
}

/** To read what is not in the state, the engine hands no `__provider` over: dynamic resources cannot. */
function rejectImport(name: string, opts: pulumi.CustomResourceOptions): void {
  const option = opts.import === undefined ? 'id' : 'import';
  if (opts[option] !== undefined) {
    const text = `${name}: only the plugin can adopt an existing image\nSet \`provider: new Provider(...)\` together with \`${option}\`.`;
    throw toFailure(text);
  }
}

/** What the SDK knows of an output, and declares for itself alone. */
interface OutputInternals {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
  apply<Value>(
    func: (value: object | null | undefined) => pulumi.Output<Value>,
    evenIfUnknown: boolean,
  ): pulumi.Output<Value>;
}

/** What a lookup fills in. */
interface PinResults {
  readonly image: pulumi.Output<object>;
  readonly newestId: pulumi.Output<unknown>;
  readonly newerAvailable: pulumi.Output<unknown>;
}

/** The engine does not ask a dynamic resource before `up`: what it would pick is looked up here. */
function keptOrFound(
  { image: pinnedImage, ...newest }: PinResults,
  find: () => pulumi.Output<object>,
): PinResults {
  const findOnce = lazy(() => suppressUnhandledRejection(find()));
  const image = () =>
    suppressUnhandledRejection(findOnce().apply((result) => Object(result).image));
  const newestId = () =>
    suppressUnhandledRejection(findOnce().apply((result): unknown => Object(result).id));
  // Whatever fails is told of the image, so nothing else may be made of that.
  return {
    image: pinnedOrElse(pinnedImage, pinnedImage, image),
    newestId: unknownToUndefined(pinnedOrElse(pinnedImage, newest.newestId, newestId)),
    newerAvailable: unknownToUndefined(
      pinnedOrElse(pinnedImage, newest.newerAvailable, () => pulumi.output(false)),
    ),
  };
}

/** A trigger that is not known yet may stand for an image that is not built yet. */
function afterTriggers(
  triggers: unknown,
  find: () => pulumi.Output<object>,
): pulumi.Output<object> {
  const known = pulumi.output(triggers);
  return pulumi.all([known, whenReady(known, undefined)]).apply(find);
}

/** What a pin has kept, or else what would be taken now. */
function pinnedOrElse<Value>(
  pinnedImage: pulumi.Output<object>,
  pinned: pulumi.Output<Value>,
  orElse: () => pulumi.Output<Value>,
): pulumi.Output<Value> {
  // Of a secret one, the engine hands out the nothing that it was given.
  const isPinned = (value: object | null | undefined) =>
    (value ?? null) !== null && !pulumi.isUnknown(value);
  return internalsOf(pinnedImage).apply((value) => (isPinned(value) ? pinned : orElse()), true);
}

/** Where nobody was asked what is newest, it is absent, and nothing waits for it. */
function unknownToUndefined(output: pulumi.Output<unknown>): pulumi.Output<unknown> {
  const known = (value: unknown) => pulumi.output(pulumi.isUnknown(value) ? undefined : value);
  return suppressUnhandledRejection(
    internalsOf(suppressUnhandledRejection(output)).apply(known, true),
  );
}

/** An output that another one is made of: its failure is the other one's, and no rejection by itself. */
function suppressUnhandledRejection<Value>(output: pulumi.Output<Value>): pulumi.Output<Value> {
  const internals = internalsOf(output);
  for (const promise of [internals.isKnown, internals.isSecret, internals.promise()]) {
    promise.catch(() => {});
  }
  return output;
}

function internalsOf(output: pulumi.Output<unknown>): OutputInternals {
  // Its declarations leave out what the SDK's own resources use.
  return output as unknown as OutputInternals;
}

import * as pulumi from '@pulumi/pulumi';
import { lazy } from '../../../lazy';
import { PACKAGE, toToken } from '../names';
import type { LookupSpec } from '../package-manifest';
import { toFailure } from './failure';
import { pluginProviderOf } from './provider';
import { whenReady } from './when-ready';

export function makePin(
  { name: className, source, inputs, outputs }: LookupSpec,
  version: string,
  findWithName: (
    name: string,
  ) => (args: pulumi.Inputs, opts: pulumi.InvokeOutputOptions) => pulumi.Output<object>,
): object {
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
      // Absent arguments are outputs as well, which the engine resolves.
      const absent = Object.fromEntries([...outputs, ...inputs].map((key) => [key, undefined]));
      const props = { ...absent, ...args };
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
        const { triggers: triggerInputs, ...query } = args;
        const findOptions = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
        const find = findWithName(`${className} ${name}`);
        // An unknown trigger may depend on an image that is not built yet.
        const triggers = pulumi.output(triggerInputs);
        const findNow = () =>
          pulumi
            .all([triggers, whenReady(triggers)])
            .apply(() => suppressUnhandledRejection(find(query, findOptions)));
        Object.assign(this, keptOrFound(this, findNow));
      }
    }
  }

  return Object.defineProperty(Pin, 'name', { value: className });
}

/**
 * Undefined as an output that is secret if any argument is: the engine treats an output of a dynamic
 * resource as secret if the input of the same name is.
 */
function secretIfAnyInput(args: pulumi.Inputs): pulumi.Output<undefined> {
  return pulumi.output(args).apply(() => undefined);
}

/** Makes a pin keep its identity when it moves between this process and the plugin. */
function withAlias(type: string, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions(opts, { aliases: [{ type }] });
}

/**
 * The code that states store for the engine's dynamic provider process: minimal, since it outlives this version.
 * Its own `require` belongs to no file and could not find the package from within itself.
 */
function toProviderCode(source: string | undefined): string {
  const argument = source === undefined ? '' : JSON.stringify(source);
  return `exports.handler = () => require("module").createRequire(process.cwd() + "/")("${PACKAGE}/pulumi/dynamic").providerOf(${argument});`;
}

/** Rejects imports and `get`, for which the engine passes no `__provider` to a dynamic resource. */
function rejectImport(name: string, opts: pulumi.CustomResourceOptions): void {
  const option = opts.import === undefined ? 'id' : 'import';
  if (opts[option] !== undefined) {
    const text = `${name}: only the plugin can adopt an existing image\nSet \`provider: new Provider(...)\` together with \`${option}\`.`;
    throw toFailure(text);
  }
}

/** Members of an output that the SDK does not export. */
interface OutputInternals {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
  apply<Value>(
    func: (value: object | null | undefined) => pulumi.Output<Value>,
    evenIfUnknown: boolean,
  ): pulumi.Output<Value>;
}

interface PinResults {
  readonly image: pulumi.Output<object>;
  readonly newestId: pulumi.Output<unknown>;
  readonly newerAvailable: pulumi.Output<unknown>;
}

/** The results of a pin, from a lookup here where the engine has none: it does not call a dynamic provider before `up`. */
function keptOrFound(
  { image, newestId, newerAvailable }: PinResults,
  find: () => pulumi.Output<object>,
): PinResults {
  const findOnce = lazy(() => suppressUnhandledRejection(find()));
  const found = (field: 'image' | 'id') =>
    suppressUnhandledRejection(findOnce().apply((result) => Object(result)[field]));
  // The image output reports a failure, so the others must not report it again.
  return {
    image: pinnedOrElse(image, image, () => found('image')),
    newestId: unknownToUndefined(pinnedOrElse(image, newestId, () => found('id'))),
    newerAvailable: unknownToUndefined(
      pinnedOrElse(image, newerAvailable, () => pulumi.output(false)),
    ),
  };
}

/** The pinned value, or else the one that a lookup would pin now. */
function pinnedOrElse<Value>(
  pinnedImage: pulumi.Output<object>,
  pinned: pulumi.Output<Value>,
  orElse: () => pulumi.Output<Value>,
): pulumi.Output<Value> {
  // For a secret image, the engine resolves the output to the undefined input.
  const isPinned = (value: object | null | undefined) =>
    (value ?? null) !== null && !pulumi.isUnknown(value);
  return internalsOf(pinnedImage).apply((value) => (isPinned(value) ? pinned : orElse()), true);
}

/** Converts unknown to undefined, so that nothing waits for a newest status that is not looked up. */
function unknownToUndefined(output: pulumi.Output<unknown>): pulumi.Output<unknown> {
  const known = (value: unknown) => pulumi.output(pulumi.isUnknown(value) ? undefined : value);
  return suppressUnhandledRejection(
    internalsOf(suppressUnhandledRejection(output)).apply(known, true),
  );
}

/** Prevents an unhandled rejection of an output that another one depends on and that reports the failure. */
function suppressUnhandledRejection<Value>(output: pulumi.Output<Value>): pulumi.Output<Value> {
  const internals = internalsOf(output);
  for (const promise of [internals.isKnown, internals.isSecret, internals.promise()]) {
    promise.catch(() => {});
  }
  return output;
}

function internalsOf(output: pulumi.Output<unknown>): OutputInternals {
  // The SDK's declarations omit members that its own resources use.
  return output as unknown as OutputInternals;
}

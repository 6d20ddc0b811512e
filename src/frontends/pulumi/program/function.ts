import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';
import { toText } from '../failure';
import { toToken } from '../names';
import type { Named } from '../offered';
import { configured } from './configured';
import { fail, toFailure } from './failure';
import type { InProcess } from './in-process';
import { pluginOf } from './plugin';
import { ready } from './ready';

type Args = Readonly<Record<string, unknown>>;

/** The two forms of a function, as generated SDKs have them. */
export interface Functions {
  plain(args?: Args | null, opts?: pulumi.InvokeOptions | null): Promise<object>;
  output(
    args?: pulumi.Inputs | null,
    opts?: pulumi.InvokeOutputOptions | null,
  ): pulumi.Output<object>;
}

/** Makes a function that asks in the program's own process, or has the plugin ask where a provider is stated. */
export function makeFunctions(
  offered: Named,
  version: string,
  load: () => Promise<InProcess>,
): Functions {
  const { name } = offered;

  async function answer(args: Args, opts: pulumi.InvokeOptions): Promise<object> {
    const provider = pluginOf(name, opts);
    return provider ? askPlugin(args, { version, ...opts, provider }) : askHere(args, opts);
  }

  async function askPlugin(args: Args, opts: pulumi.InvokeOptions): Promise<object> {
    try {
      return await pulumi.runtime.invoke(toToken(name), args, opts);
    } catch (error) {
      // The plugin has put it in words.
      return fail(Object(error).message, { resource: opts.parent });
    }
  }

  async function askHere(args: Args, { parent }: pulumi.InvokeOptions): Promise<object> {
    // Until it is released, the engine waits for what the answer is used for.
    const release = pulumi.runtime.rpcKeepAlive();
    try {
      const { lookUp } = await load();
      const result = await lookUp(offered, withoutAbsent(args), configured());
      for (const { message } of result.warnings) {
        await pulumi.log.warn(message, parent);
      }
      return result;
    } catch (error) {
      return failAs(error, parent);
    } finally {
      release();
    }
  }

  /** Refuses what is wrong for certain, though other arguments are not known yet. */
  async function check(args: Args, opts: pulumi.InvokeOptions): Promise<void> {
    // The plugin checks by itself, and what is not there yet is checked when it is.
    if (pluginOf(name, opts) || isAwaited(args)) {
      return;
    }
    try {
      const { check } = await load();
      const later = laterAmong(args);
      const known = Object.entries(args).filter(([argument]) => !later.has(argument));
      check(offered, withoutAbsent(Object.fromEntries(known)), later);
    } catch (error) {
      await failAs(error, opts.parent);
    }
  }

  function toOutput(args: pulumi.Inputs): pulumi.Output<Args> {
    try {
      return pulumi.output(args);
    } catch (cause) {
      // It refers to itself, or cannot be read.
      throw toFailure(`${name}: ${Object(cause).message}`, { cause });
    }
  }

  function failAs(cause: unknown, resource: pulumi.Resource | undefined): Promise<never> {
    return fail(`${name}: ${toText(cause)}`, { resource, cause });
  }

  return {
    async plain(given, options) {
      const [args, opts] = [given ?? {}, options ?? {}];
      const [later] = isAwaited(args) ? ['what it is asked'] : laterAmong(args);
      if (later !== undefined) {
        return failAs(toRefusal(name, later), opts.parent);
      }
      const result = await answer(args, opts);
      return isUnknown(result) ? failAs(NOT_YET, opts.parent) : result;
    },

    output(given, options) {
      const { dependsOn, ...opts } = options ?? {};
      const args = toOutput(given ?? {});
      return pulumi
        .all([args, ready(args, dependsOn), check(given ?? {}, opts)])
        .apply(async ([known]) => {
          const result = await answer(known, opts);
          return isUnknown(result) ? pulumi.unknown : result;
        });
    },
  };
}

/** What a preview gives where the engine does not ask: the configuration of the provider is not known yet. */
function isUnknown(result: object): boolean {
  return pulumi.runtime.isDryRun() && Object.keys(result).length === 0;
}

const NOT_YET = new ImagepinError(
  'InvalidQuery',
  'the configuration of its provider is not known yet',
  { detail: 'Call the function whose name ends in Output, which waits for it.' },
);

/** An argument that is undefined or null is not stated. */
function withoutAbsent(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => (value ?? null) !== null));
}

/** The arguments of which at least a part is there only when others are. */
function laterAmong(args: Args): ReadonlySet<string> {
  return new Set(Object.keys(args).filter((argument) => isLater(args[argument])));
}

function isLater(value: unknown, within: ReadonlySet<unknown> = new Set()): boolean {
  if (isAwaited(value)) {
    return true;
  }
  // A circle has no end to look for.
  if (typeof value !== 'object' || value === null || within.has(value)) {
    return false;
  }
  const around = new Set([...within, value]);
  return Object.values(value).some((part) => isLater(part, around));
}

function isAwaited(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function toRefusal(name: string, argument: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${argument} is an output or a promise`, {
    path: [argument],
    detail: `Call ${name}Output, which takes them.`,
  });
}

import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';
import { toText } from '../failure';
import { toToken } from '../names';
import type { Named } from '../offered';
import { configured } from './configured';
import { fail } from './failure';
import type { InProcess } from './in-process';
import { pluginOf } from './plugin';
import { ready } from './ready';

type Args = Readonly<Record<string, unknown>>;

/** The two forms of a function, as generated SDKs have them. */
export interface Functions {
  plain(args?: Args, opts?: pulumi.InvokeOptions): Promise<object>;
  output(args?: pulumi.Inputs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<object>;
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
    if (provider) {
      const call = pulumi.runtime.invoke(toToken(name), args, { version, ...opts, provider });
      // The plugin has put it in words.
      return call.catch((error: Error) => fail(error.message, opts.parent));
    }
    // As long as it is held, the engine waits for what the answer is used for.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const { lookUp } = await load();
      const result = await lookUp(offered, stated(args), configured());
      for (const { message } of result.warnings) {
        await pulumi.log.warn(message, opts.parent);
      }
      return result;
    } catch (error) {
      return fail(`${name}: ${toText(error)}`, opts.parent);
    } finally {
      done();
    }
  }

  /** Refuses what is wrong for certain, though other arguments are not known yet. */
  async function check(args: Args, opts: pulumi.InvokeOptions): Promise<void> {
    const later = Object.keys(args).filter((argument) => isLater(args[argument]));
    const known = Object.entries(stated(args)).filter(([argument]) => !later.includes(argument));
    try {
      const { check } = await load();
      check(offered, Object.fromEntries(known), new Set(later));
    } catch (error) {
      await fail(`${name}: ${toText(error)}`, opts.parent);
    }
  }

  return {
    async plain(args = {}, opts = {}) {
      const later = Object.keys(args).find((argument) => isLater(args[argument]));
      return later === undefined
        ? answer(args, opts)
        : fail(`${name}: ${toText(toRefusal(name, later))}`, opts.parent);
    },

    output(args = {}, { dependsOn, ...opts } = {}) {
      const given: pulumi.Output<Args> = pulumi.output(args);
      return pulumi
        .all([given, ready(given, dependsOn), check(args, opts)])
        .apply(([known]) => answer(known, opts));
    },
  };
}

/** An argument that is undefined is not stated. */
function stated(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

/** Whether a value, or a part of it, is there only when others are. */
function isLater(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return true;
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(isLater);
}

function toRefusal(name: string, argument: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${argument} is an output or a promise`, {
    path: [argument],
    detail: `Call ${name}Output, which takes them.`,
  });
}

import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';
import { toToken } from '../names';
import type { OfferedFunction } from '../offered';
import type { Properties } from '../properties';
import { configured } from './configured';
import { toFailure } from './failure';
import type { InProcess } from './in-process';
import { pluginOf } from './plugin';
import { ready } from './ready';

type Args = Readonly<Record<string, unknown>>;

/** The two forms of a function, as generated SDKs have them. */
export interface Functions {
  plain(args?: Args, opts?: pulumi.InvokeOptions): Promise<Properties>;
  output(args?: pulumi.Inputs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<object>;
}

/** Makes a function that asks in the program's own process, or has the plugin ask where a provider is stated. */
export function makeFunctions(
  offered: OfferedFunction,
  version: string,
  load: () => Promise<InProcess>,
): Functions {
  const { name } = offered;
  const token = toToken(name);

  async function answer(args: Args, parent: pulumi.Resource | undefined): Promise<Properties> {
    // As long as it is held, the engine waits for what the answer is used for.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const { lookUp } = await load();
      const result = await lookUp(offered, stated(args), configured());
      for (const { message } of result.warnings) {
        await pulumi.log.warn(message, parent);
      }
      return result;
    } catch (error) {
      throw toFailure(name, error, parent);
    } finally {
      done();
    }
  }

  async function check(args: Args, parent: pulumi.Resource | undefined): Promise<void> {
    const names = Object.keys(args);
    const later = new Set(names.filter((name) => isLater(args[name])));
    try {
      const { check } = await load();
      const known = names.filter((name) => !later.has(name)).map((name) => [name, args[name]]);
      check(offered, stated(Object.fromEntries(known)), later, configured());
    } catch (error) {
      throw toFailure(name, error, parent);
    }
  }

  return {
    async plain(args = {}, opts = {}) {
      const provider = pluginOf(name, opts);
      return provider
        ? pulumi.runtime.invoke(token, args, { version, ...opts, provider })
        : answer(refuseOutputs(name, args), opts.parent);
    },

    output(args = {}, opts = {}) {
      const provider = pluginOf(name, opts);
      if (provider) {
        return pulumi.runtime.invokeOutput(token, args, { version, ...opts, provider });
      }
      const { parent, dependsOn } = opts;
      const given: pulumi.Output<Args> = pulumi.output(args);
      const checked: Promise<pulumi.Output<object>> = check(args, parent).then(() =>
        pulumi.all([given, ready(given, dependsOn)]).apply(([known]) => answer(known, parent)),
      );
      return pulumi.output(checked);
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

function refuseOutputs(name: string, args: Args): Args {
  const later = Object.keys(args).find((argument) => isLater(args[argument]));
  if (later !== undefined) {
    throw toFailure(
      name,
      new ImagepinError('InvalidQuery', `${later} is an output or a promise`, {
        detail: `Call ${name}Output, which takes them.`,
        path: [later],
      }),
    );
  }
  return args;
}

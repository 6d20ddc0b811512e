import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';
import type { ConfigStrings } from '../configuration';
import { toErrorText } from '../error-text';
import { isEngineKey, PACKAGE, toToken } from '../names';
import type { NamedLookupSpec } from '../package-manifest';
import { fail, toFailure } from './failure';
import type { InProcess } from './in-process';
import { pluginProviderOf } from './plugin-provider';
import { whenReady } from './when-ready';

type Args = Readonly<Record<string, unknown>>;

/** The two forms of a function, as generated SDKs have them. */
export interface FunctionForms {
  plain(args?: Args | null, opts?: pulumi.InvokeOptions | null): Promise<object>;
  output(
    args?: pulumi.Inputs | null,
    opts?: pulumi.InvokeOutputOptions | null,
  ): pulumi.Output<object>;
}

/** Makes a function that runs lookups in the program's own process, or in the plugin if a provider is set. */
export function makeFunctionForms(
  spec: NamedLookupSpec,
  version: string,
  load: () => Promise<InProcess>,
): FunctionForms {
  const { name } = spec;

  async function invoke(args: Args, opts: pulumi.InvokeOptions): Promise<object> {
    const provider = pluginProviderOf(name, opts);
    return provider
      ? invokePlugin(name, args, { version, ...opts, provider })
      : runInProcess(spec, args, opts, load);
  }

  return {
    async plain(inputs, options) {
      const [args, opts] = [inputs ?? {}, options ?? {}];
      const [unresolved] = isAwaited(args) ? ['args'] : unresolvedArguments(args);
      if (unresolved !== undefined) {
        return failAs(name, toUnresolvedError(name, unresolved), opts.parent);
      }
      const result = await invoke(args, opts);
      return isUnknownResult(result) ? failAs(name, UNKNOWN_PROVIDER, opts.parent) : result;
    },

    output(inputs, options) {
      const { dependsOn, ...opts } = options ?? {};
      const args = toOutput(name, inputs ?? {});
      return pulumi
        .all([args, whenReady(args, dependsOn), check(spec, inputs ?? {}, opts, load)])
        .apply(async ([known]) => {
          const result = await invoke(known, opts);
          return isUnknownResult(result) ? pulumi.unknown : result;
        });
    },
  };
}

async function invokePlugin(name: string, args: Args, opts: pulumi.InvokeOptions): Promise<object> {
  try {
    return await pulumi.runtime.invoke(toToken(name), args, opts);
  } catch (error) {
    // The plugin has put it in words.
    return fail(Object(error).message, { resource: opts.parent });
  }
}

async function runInProcess(
  spec: NamedLookupSpec,
  args: Args,
  { parent }: pulumi.InvokeOptions,
  load: () => Promise<InProcess>,
): Promise<object> {
  // Until it is released, the engine waits for what the answer is used for.
  const release = pulumi.runtime.rpcKeepAlive();
  try {
    const { runLookup } = await load();
    const result = await runLookup(spec, withoutUnset(args), readStackConfig());
    for (const { message } of result.warnings) {
      await pulumi.log.warn(message, parent);
    }
    return result;
  } catch (error) {
    return failAs(spec.name, error, parent);
  } finally {
    release();
  }
}

/** Refuses what is wrong for certain, though other arguments are not known yet. */
async function check(
  spec: NamedLookupSpec,
  args: Args,
  opts: pulumi.InvokeOptions,
  load: () => Promise<InProcess>,
): Promise<void> {
  // The plugin checks by itself, and what is not there yet is checked when it is.
  if (pluginProviderOf(spec.name, opts) || isAwaited(args)) {
    return;
  }
  try {
    const { rejectInvalid } = await load();
    const unresolved = unresolvedArguments(args);
    const known = Object.entries(args).filter(([argument]) => !unresolved.has(argument));
    rejectInvalid(spec, withoutUnset(Object.fromEntries(known)), unresolved);
  } catch (error) {
    await failAs(spec.name, error, opts.parent);
  }
}

function toOutput(name: string, args: pulumi.Inputs): pulumi.Output<Args> {
  try {
    return pulumi.output(args);
  } catch (cause) {
    // It refers to itself, or cannot be read.
    throw toFailure(`${name}: ${Object(cause).message}`, { cause });
  }
}

function failAs(
  name: string,
  cause: unknown,
  resource: pulumi.Resource | undefined,
): Promise<never> {
  return fail(`${name}: ${toErrorText(cause)}`, { resource, cause });
}

/** What a preview gives where the engine does not ask: the configuration of the provider is not known yet. */
function isUnknownResult(result: object): boolean {
  return pulumi.runtime.isDryRun() && Object.keys(result).length === 0;
}

const UNKNOWN_PROVIDER = new ImagepinError(
  'InvalidQuery',
  'the configuration of the provider is not known yet',
  { detail: 'Call the function whose name ends in Output, which waits for it.' },
);

/** The configuration of the current stack: programs of several stacks may share a process. */
function readStackConfig(): ConfigStrings {
  const prefix = `${PACKAGE}:`;
  const entries = Object.entries(pulumi.runtime.allConfig())
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]) => [key.slice(prefix.length), text] as const);
  return Object.fromEntries(entries.filter(([key]) => !isEngineKey(key)));
}

/** An argument that is undefined or null is not stated. */
function withoutUnset(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => (value ?? null) !== null));
}

/** The arguments of which at least a part is there only when others are. */
function unresolvedArguments(args: Args): ReadonlySet<string> {
  return new Set(Object.keys(args).filter((argument) => isUnresolved(args[argument])));
}

function isUnresolved(value: unknown, ancestors: ReadonlySet<unknown> = new Set()): boolean {
  if (isAwaited(value)) {
    return true;
  }
  // A circle has no end to look for.
  if (typeof value !== 'object' || value === null || ancestors.has(value)) {
    return false;
  }
  const path = new Set([...ancestors, value]);
  return Object.values(value).some((part) => isUnresolved(part, path));
}

function isAwaited(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function toUnresolvedError(name: string, argument: string): ImagepinError {
  return new ImagepinError('InvalidQuery', `${argument} is an output or a promise`, {
    path: [argument],
    detail: `Call ${name}Output, which accepts outputs and promises.`,
  });
}

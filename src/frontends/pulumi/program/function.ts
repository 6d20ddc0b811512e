import * as pulumi from '@pulumi/pulumi';
import { ImagepinError } from '../../../errors';
import { type Arguments, type ArgumentValues, readArgumentValues } from '../../argument-values';
import type { ConfigStrings } from '../configuration';
import { toErrorText } from '../error-text';
import { isEngineKey, PACKAGE, toToken } from '../names';
import type { LookupSpec } from '../package-manifest';
import { fail, toFailure } from './failure';
import type { InProcess } from './in-process';
import { pluginProviderOf } from './provider';
import { whenReady } from './when-ready';

/**
 * Creates the two forms of a function, as in generated SDKs: it runs lookups in the program's own process,
 * or in the plugin if a provider is set.
 */
export function makeFunctionForms(
  spec: LookupSpec,
  version: string,
  load: () => Promise<InProcess>,
) {
  const { name } = spec;

  async function invoke(args: Arguments, opts: pulumi.InvokeOptions): Promise<object> {
    const provider = pluginProviderOf(name, opts);
    if (!provider) {
      return runInProcess(spec, args, load, opts.parent);
    }
    try {
      return await pulumi.runtime.invoke(toToken(name), args, { version, ...opts, provider });
    } catch (error) {
      // The message of the plugin is complete.
      return fail(Object(error).message, { resource: opts.parent });
    }
  }

  /** Rejects arguments that are invalid although others are unknown, as the plugin does itself. */
  async function check(args: pulumi.Inputs, opts: pulumi.InvokeOptions): Promise<void> {
    if (pluginProviderOf(name, opts) || isAwaited(args)) {
      return;
    }
    try {
      (await load()).rejectInvalid(spec, readArguments(args));
    } catch (error) {
      await failAs(name, error, opts.parent);
    }
  }

  return {
    async plain(inputs?: Arguments | null, options?: pulumi.InvokeOptions | null): Promise<object> {
      const [args, opts] = [inputs ?? {}, options ?? {}];
      const [unresolved] = isAwaited(args) ? ['args'] : readArguments(args).unknown;
      if (unresolved !== undefined) {
        return failAs(name, toUnresolvedError(name, unresolved), opts.parent);
      }
      const result = await invoke(args, opts);
      return isUnknownResult(result) ? failAs(name, UNKNOWN_PROVIDER, opts.parent) : result;
    },

    output(
      inputs?: pulumi.Inputs | null,
      options?: pulumi.InvokeOutputOptions | null,
    ): pulumi.Output<object> {
      const { dependsOn, ...opts } = options ?? {};
      const args = toOutput(name, inputs ?? {});
      return pulumi
        .all([args, whenReady(args, dependsOn), check(inputs ?? {}, opts)])
        .apply(async ([known]) => {
          const result = await invoke(known, opts);
          return isUnknownResult(result) ? pulumi.unknown : result;
        });
    },
  };
}

async function runInProcess(
  spec: LookupSpec,
  args: Arguments,
  load: () => Promise<InProcess>,
  parent?: pulumi.Resource,
): Promise<object> {
  // Until the release, the engine waits for resources that use the result.
  const release = pulumi.runtime.rpcKeepAlive();
  try {
    const { runLookup } = await load();
    const result = await runLookup(spec, readArguments(args).known, readStackConfig());
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

function toOutput(name: string, args: pulumi.Inputs): pulumi.Output<Arguments> {
  try {
    return pulumi.output(args);
  } catch (cause) {
    // The arguments are circular or cannot be read.
    throw toFailure(`${name}: ${Object(cause).message}`, { cause });
  }
}

function failAs(name: string, cause: unknown, resource?: pulumi.Resource): Promise<never> {
  return fail(`${name}: ${toErrorText(cause)}`, { resource, cause });
}

/** Whether a preview has skipped the call, since the configuration of the provider is unknown. */
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

/** Reads arguments; those that contain an output or a promise are unknown. */
function readArguments(args: Arguments): ArgumentValues {
  return readArgumentValues(Object.entries(args), { isUnknown: isAwaited });
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

import { setImmediate } from 'node:timers/promises';
import { lazy } from '../../../lazy';
import type { PackageManifest } from '../package-manifest';
import { makeFunctionForms } from './function';
import type { InProcess } from './in-process';
import { makePin } from './pin-class';
import { makeProvider } from './provider';

/** Creates the exports of `imagepin/pulumi`, without loading the core before the first call. */
export function bind({ functions, pins, secrets }: PackageManifest, version: string): object {
  const load = lazy(async (): Promise<InProcess> => {
    // Lets the program register its resources before the core is loaded.
    await setImmediate();
    const { openInProcess } = await import('./in-process');
    return openInProcess();
  });
  const members: Record<string, unknown> = { Provider: makeProvider(secrets, version) };
  for (const spec of functions) {
    const { plain, output } = makeFunctionForms(spec, version, load);
    members[spec.name] = plain;
    members[`${spec.name}Output`] = output;
  }
  for (const spec of pins) {
    members[spec.name] = makePin(spec, version, (name) => {
      const { output } = makeFunctionForms({ ...spec, name }, version, load);
      return (args, opts) =>
        output(args, opts).apply(async (result) => (await load()).withStableImage(result));
    });
  }
  return members;
}

import { setImmediate } from 'node:timers/promises';
import type { Offered } from '../offered';
import { makeFunctions } from './function';
import type { InProcess } from './in-process';
import { makePin } from './pin';
import { makeProvider } from './provider';

/** The functions of a program, both forms of each, and its classes. */
export type Exports = Readonly<Record<string, unknown>>;

/** Makes all that `imagepin/pulumi` exports. Nothing of the core is loaded before the first call. */
export function bind({ functions, pins, secrets }: Offered, version: string): Exports {
  let loaded: Promise<InProcess> | undefined;
  async function open(): Promise<InProcess> {
    // The program goes on first: the engine starts what it asks for while the core is loaded.
    await setImmediate();
    const { openInProcess } = await import('./in-process');
    return openInProcess();
  }
  const load = () => (loaded ??= open());
  const made: Record<string, unknown> = { Provider: makeProvider(secrets, version) };
  for (const one of functions) {
    const { plain, output } = makeFunctions(one, version, load);
    made[one.name] = plain;
    made[`${one.name}Output`] = output;
  }
  for (const one of pins) {
    made[one.name] = makePin(one, version, (name) => {
      const { output } = makeFunctions({ ...one, name }, version, load);
      return (args, opts) =>
        output(args, opts).apply(async (found) => (await load()).asPinned(found));
    });
  }
  return made;
}

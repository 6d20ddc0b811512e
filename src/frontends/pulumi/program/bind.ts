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
    const { openInProcess } = await import('./in-process');
    return openInProcess();
  }
  const load = () => (loaded ??= open());
  const made: Record<string, unknown> = { Provider: makeProvider(secrets, version) };
  for (const offered of functions) {
    const { plain, output } = makeFunctions(offered, version, load);
    made[offered.name] = plain;
    made[`${offered.name}Output`] = output;
    for (const pin of pins.filter(({ by }) => by === offered.name)) {
      made[pin.name] = makePin(pin, version, output);
    }
  }
  return made;
}

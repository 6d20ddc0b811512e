import { closest } from 'fastest-levenshtein';
import { ImagepinError } from '../errors';
import { type Fault, type FaultKind, faults } from './fault';

/** Which fault the next requests suffer. */
export interface FaultPlan {
  readonly kind: FaultKind;
  /** How many requests suffer it. Default: 1. */
  readonly times?: number | undefined;
  /** The source whose requests suffer it. Default: any. */
  readonly source?: string | undefined;
}

/** Reads what `--fault` takes: `throttle`, or `throttle=2` for the next two requests. */
export function parseFault(text: string): FaultPlan {
  const [kind = '', times, ...rest] = text.split('=');
  if (rest.length > 0 || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
    throw new ImagepinError('InvalidQuery', `invalid fault "${text}"`, {
      path: ['fault'],
      detail: 'Write KIND, or KIND=N for the next N requests, such as throttle=2.',
    });
  }
  const { kind: knownKind } = getFault(kind);
  return times === undefined ? { kind: knownKind } : { kind: knownKind, times: Number(times) };
}

/** The fault of a name; one that nobody knows is an error that names the nearest. */
export function getFault(kind: string): Fault & { readonly kind: FaultKind } {
  const knownFault = faults.find((fault) => fault.kind === kind);
  if (!knownFault) {
    const kinds = faults.map((fault) => fault.kind);
    throw new ImagepinError('InvalidQuery', `unknown fault "${kind}"`, {
      path: ['fault'],
      detail: `Did you mean ${closest(kind, kinds)}? Known faults: ${kinds.join(', ')}.`,
    });
  }
  return knownFault;
}

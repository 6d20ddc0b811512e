import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import { type Fault, type FaultKind, faults } from './fault';

/** A fault to inject into the next requests. */
export interface FaultPlan {
  readonly kind: FaultKind;
  /** The number of requests to inject it into. Default: 1. */
  readonly times?: number | undefined;
  /** Limits it to the requests of this source. Default: any. */
  readonly source?: string | undefined;
}

/** Parses a value of `--fault`: `throttle`, or `throttle=2` for the next two requests. */
export function parseFault(text: string): FaultPlan {
  const [kind = '', times, ...rest] = text.split('=');
  if (rest.length > 0 || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
    throw new ImagepinError('InvalidQuery', `invalid fault "${text}"`, {
      path: ['fault'],
      detail: 'Write KIND, or KIND=N for the next N requests, such as throttle=2.',
    });
  }
  return { kind: getFault(kind).kind, ...(times && { times: Number(times) }) };
}

/** The fault of this kind; throws `InvalidQuery` for an unknown kind. */
export function getFault(kind: string): Fault & { readonly kind: FaultKind } {
  const knownFault = faults.find((fault) => fault.kind === kind);
  if (!knownFault) {
    const kinds = faults.map((fault) => fault.kind);
    throw new ImagepinError('InvalidQuery', `unknown fault "${kind}"`, {
      path: ['fault'],
      detail: `${didYouMean(kind, kinds)}Known faults: ${kinds.join(', ')}.`,
    });
  }
  return knownFault;
}

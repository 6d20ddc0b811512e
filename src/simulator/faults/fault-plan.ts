import { ImagepinError } from '../../errors';
import { didYouMean } from '../../image/did-you-mean';
import type { Fault } from './fault';
import { type FaultKind, faults } from './fault-table';

/** A fault to inject into the next requests. */
export interface FaultPlan {
  readonly kind: FaultKind;
  /** The number of requests to inject it into. Default: 1. */
  readonly times?: number | undefined;
  /** The first request to inject it into, counted from now. Default: 1, the next. */
  readonly at?: number | undefined;
  /** Limits it to the requests of this source. Default: any. */
  readonly source?: string | undefined;
}

const SYNTAX = /^(?<kind>[^=@]*)(?:=(?<times>[1-9]\d*))?(?:@(?<at>[1-9]\d*))?$/;

/** Parses a value of `--fault`: `throttle`, `throttle=2` for the next two requests, or `throttle=2@3` for the two from the third on. */
export function parseFault(text: string): FaultPlan {
  const parts = SYNTAX.exec(text)?.groups;
  if (!parts) {
    throw new ImagepinError('InvalidQuery', `invalid fault "${text}"`, {
      path: ['fault'],
      detail:
        'Write KIND, KIND=N for the next N requests, or KIND@M for the Mth request from now, such as throttle=2 or reset@3.',
    });
  }
  const { kind = '', times, at } = parts;
  return {
    kind: getFault(kind).kind,
    ...(times && { times: Number(times) }),
    ...(at && { at: Number(at) }),
  };
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

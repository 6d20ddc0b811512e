import type { Client } from '../../../client/client';
import type { FindInput } from '../../../client/query-input';
import { ImagepinError } from '../../../errors';
import type { Arguments, ArgumentValues } from '../../argument-values';
import { type LookupTarget, toQuery } from '../../lookup-query';
import { decidePin, type PinDecision } from '../../pin/decide-pin';
import type { PinState } from '../../pin/pin-state';
import { PULUMI_HINTS } from './state';

/** Decides how changed inputs affect a pin. */
export async function diffPin(
  prior: PinState,
  next: ArgumentValues,
  target: LookupTarget,
  client: Client,
): Promise<PinDecision> {
  const canonicalize = (args: Arguments) =>
    client.canonicalize(toQuery(args, target) as FindInput).catch(ignoreQueryError);
  return decidePin({
    prior,
    next,
    queries: { prior: await canonicalize(prior.known), next: await canonicalize(next.known) },
    simulated: client.simulated,
    hints: PULUMI_HINTS,
  });
}

/** A query that this version rejects differs from every valid one. */
function ignoreQueryError(error: unknown): undefined {
  if (!ImagepinError.is(error)) {
    throw error;
  }
}

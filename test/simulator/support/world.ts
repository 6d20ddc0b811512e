import { handle } from '../../../src/simulator/handler';
import { type HttpRequest, type HttpResponse, readRequest } from '../../../src/simulator/message';
import { loadServices } from '../../../src/simulator/services';
import type { Account } from '../../../src/simulator/signatures/claim';
import { createWorld, type World, type WorldOptions } from '../../../src/simulator/world';
import { GOLDEN_NOW } from './golden';
import { type Parameters, signed } from './signed';

/** The account of tests that need no particular one. */
export const ACCOUNT: Account = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

/** A world without a socket, at the time when the golden requests were signed. */
export async function worldOf(
  account: Account = ACCOUNT,
  options: Partial<WorldOptions> = {},
): Promise<World> {
  return createWorld({
    services: await loadServices(),
    account,
    count: 3,
    seed: 1,
    catalog: undefined,
    faults: [],
    now: () => GOLDEN_NOW,
    ...options,
  });
}

/** The answer of a world to a good request of its own account. */
export function answerOf(world: World, source: string, parameters: Parameters): HttpResponse {
  const { account, now, services } = world;
  const service = services.find(({ id }) => id === source);
  if (!service) {
    throw new Error(`no service ${source}`);
  }
  const nonce = String(world.calls().total);
  const { method, target, headers } = signed(service, parameters, { account, at: now(), nonce });
  return handle(readRequest(method, target, headers, ''), world);
}

/** What a response says went wrong: status and code, whatever the envelope; undefined when nothing did. */
export function complaintOf({ status, body }: HttpResponse): string | undefined {
  const { Code, ResponseMetadata } = JSON.parse(body);
  const code = Code ?? ResponseMetadata?.Error?.Code;
  return code && `${status} ${code}`;
}

/** The complaint about one request to a new world. */
export async function complaintAbout(
  request: HttpRequest,
  account: Account,
  options: Partial<WorldOptions> = {},
): Promise<string | undefined> {
  return complaintOf(handle(request, await worldOf(account, options)));
}

import type { Account } from '../../../src/simulator/auth/authenticate';
import { handleRequest } from '../../../src/simulator/handle-request';
import {
  type HttpRequest,
  type HttpResponse,
  parseHttpRequest,
} from '../../../src/simulator/http/http-message';
import type { ServedOperation } from '../../../src/simulator/operation';
import {
  createSimulatorState,
  type SimulatorOptions,
  type SimulatorState,
} from '../../../src/simulator/simulator-state';
import { loadOperations, sources } from '../../../src/sources/registry';
import { GOLDEN_NOW } from './golden-requests';
import { type Parameters, signRequest } from './sign-request';

/** The account of tests that need no other. */
export const ACCOUNT: Account = { accessKeyId: 'simulator', accessKeySecret: 'simulator' };

interface TestStateOptions extends SimulatorOptions {
  readonly operations?: readonly ServedOperation[];
}

/** A simulator without a socket, at the time when the golden requests were signed. */
export async function createTestState(
  account: Account = ACCOUNT,
  { operations, ...options }: TestStateOptions = {},
): Promise<SimulatorState> {
  return createSimulatorState(operations ?? (await loadOperations()), {
    ...account,
    images: 3,
    now: () => GOLDEN_NOW,
    ...options,
  });
}

/** The response to a valid request of the simulator's own account. */
export function respond(
  state: SimulatorState,
  source: string,
  parameters: Parameters,
): HttpResponse {
  const { account, now, operations } = state;
  const service = operations.find(({ id }) => id === source);
  if (!service) {
    throw new Error(`no service ${source}`);
  }
  const nonce = String(state.calls().total);
  const {
    method,
    target,
    headers,
    body = '',
  } = signRequest(service, parameters, {
    account,
    at: now(),
    nonce,
  });
  return handleRequest(parseHttpRequest(method, target, headers, body), state);
}

/** Status and error code of a response in any envelope; undefined for success. */
export function errorCodeOf({ status, body }: HttpResponse): string | undefined {
  const fields = JSON.parse(body);
  const errors = sources.map(({ api }) => api.protocol.envelope.apiError(fields));
  const code = errors.find((error) => error?.code)?.code;
  return code && `${status} ${code}`;
}

/** The error code for one request to a new simulator. */
export async function errorCodeFor(
  request: HttpRequest,
  account: Account,
  options: TestStateOptions = {},
): Promise<string | undefined> {
  return errorCodeOf(handleRequest(request, await createTestState(account, options)));
}

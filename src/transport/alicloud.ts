import type { RequestOptions } from 'node:http';
import type { Credentials } from './credentials';
import type { ApiRequest } from './transport';
import type { Send, Wire } from './wire';

/** RPC V1: everything in a form, so that no URL carries a signature. */
export const sendAlicloudRpc: Send = async (request, credentials, wire) => {
  // The one file: the package's index loads the other client and an XML parser too.
  const { default: RPCClient } = await import('@alicloud/pop-core/lib/rpc');
  const client = new RPCClient(configOf(request, credentials));
  await client.request(request.api.action, stated(request), {
    // In upper case: `post` would sign for a form and send a query.
    method: 'POST',
    formatAction: false,
    formatParams: false,
    ...optionsOf(wire),
  });
};

/** What we need of the official client for ROA, for which its package has no types. */
interface RoaModule {
  readonly default: new (
    config: object,
  ) => {
    request(
      method: 'GET',
      path: string,
      query: Readonly<Record<string, string>>,
      body: '',
      headers: Readonly<Record<string, string>>,
      options: object,
    ): Promise<unknown>;
  };
}

/** ROA V1: signed in a header. */
export const sendAlicloudRoa: Send = async (request, credentials, wire) => {
  // @ts-expect-error The package has no types for this client.
  const { default: ROAClient }: RoaModule = await import('@alicloud/pop-core/lib/roa');
  const client = new ROAClient(configOf(request, credentials));
  // The client itself would leave the port out.
  const headers = { host: new URL(request.endpoint).host };
  await client.request('GET', request.api.path ?? '/', stated(request), '', headers, {
    rawBody: true,
    ...optionsOf(wire),
  });
};

function configOf({ api, endpoint }: ApiRequest, credentials: Credentials) {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  return {
    endpoint,
    apiVersion: api.version,
    accessKeyId,
    accessKeySecret,
    ...(securityToken && { securityToken }),
  };
}

/** Without what says nothing: it would be sent as the text "undefined", or signed in two ways. */
function stated({ parameters }: ApiRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => (value ?? '') !== ''));
}

function optionsOf({ agent, signal }: Wire) {
  return {
    agent,
    // The signal ends an attempt; the client's own timer would leave the socket open.
    timeout: LATER_THAN_ANY_ATTEMPT_MS,
    beforeRequest: ({ timeout, ...options }: RequestOptions) => ({ ...options, signal }),
  };
}

const LATER_THAN_ANY_ATTEMPT_MS = 10 * 60_000;

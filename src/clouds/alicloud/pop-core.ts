import type { RequestOptions } from 'node:http';
import type RPCClient from '@alicloud/pop-core';
import type { ApiRequest } from '../api-operation';
import type { ProtocolSender, SendContext } from '../cloud';
import type { Credentials } from '../credentials';

/** RPC V1: everything in a form, so that no URL carries a signature. */
export const sendAlicloudRpc: ProtocolSender = async (request, credentials, context) => {
  // The one file: the package's index loads the other client and an XML parser too.
  const Client: RpcClass = withoutDebug(() => require('@alicloud/pop-core/lib/rpc'));
  const client = new Client(clientConfig(request, credentials));
  await client.request(request.api.action, nonEmptyParameters(request), {
    // In upper case: `post` would sign for a form and send a query.
    method: 'POST',
    formatAction: false,
    formatParams: false,
    ...requestOptions(context),
  });
};

type RpcClass = typeof RPCClient;

/** What we need of the official client for ROA, for which its package has no types. */
type RoaClass = new (
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

/** ROA V1: signed in a header. */
export const sendAlicloudRoa: ProtocolSender = async (request, credentials, context) => {
  const Client: RoaClass = withoutDebug(() => require('@alicloud/pop-core/lib/roa'));
  const client = new Client(clientConfig(request, credentials));
  // The client itself would leave the port out.
  const headers = { host: new URL(request.endpoint).host };
  await client.request('GET', request.api.path ?? '/', nonEmptyParameters(request), '', headers, {
    rawBody: true,
    ...requestOptions(context),
  });
};

/** With DEBUG set, the client and what is below it would print what is signed. */
function withoutDebug<Loaded>(load: () => Loaded): Loaded {
  const { DEBUG } = process.env;
  delete process.env.DEBUG;
  try {
    return load();
  } finally {
    if (DEBUG !== undefined) {
      process.env.DEBUG = DEBUG;
    }
  }
}

function clientConfig({ api, endpoint }: ApiRequest, credentials: Credentials) {
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
function nonEmptyParameters({ parameters }: ApiRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => (value ?? '') !== ''));
}

function requestOptions({ agent, signal }: SendContext) {
  return {
    agent,
    // The signal ends an attempt; the client's own timer would leave the socket open.
    timeout: BEYOND_ANY_ATTEMPT_MS,
    beforeRequest: ({ timeout, ...options }: RequestOptions) => ({ ...options, signal }),
  };
}

const BEYOND_ANY_ATTEMPT_MS = 10 * 60_000;

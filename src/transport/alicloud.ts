import type { RequestOptions } from 'node:http';
import type RPCClient from '@alicloud/pop-core';
import type { Credentials } from './credentials';
import type { ApiRequest } from './transport';
import type { Send, Wire } from './wire';

/** RPC V1: everything in a form, so that no URL carries a signature. */
export const sendAlicloudRpc: Send = async (request, credentials, wire) => {
  // The one file: the package's index loads the other client and an XML parser too.
  const Client: RpcClass = quietly(() => require('@alicloud/pop-core/lib/rpc'));
  const client = new Client(configOf(request, credentials));
  await client.request(request.api.action, stated(request), {
    // In upper case: `post` would sign for a form and send a query.
    method: 'POST',
    formatAction: false,
    formatParams: false,
    ...optionsOf(wire),
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
export const sendAlicloudRoa: Send = async (request, credentials, wire) => {
  const Client: RoaClass = quietly(() => require('@alicloud/pop-core/lib/roa'));
  const client = new Client(configOf(request, credentials));
  // The client itself would leave the port out.
  const headers = { host: new URL(request.endpoint).host };
  await client.request('GET', request.api.path ?? '/', stated(request), '', headers, {
    rawBody: true,
    ...optionsOf(wire),
  });
};

/** With DEBUG set, the client and what is below it would print what is signed. */
function quietly<Loaded>(load: () => Loaded): Loaded {
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

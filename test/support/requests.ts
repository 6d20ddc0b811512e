import type { ApiOperation, ApiRequest } from '../../src/clouds/cloud';
import type { Credentials } from '../../src/clouds/credentials';
import { createBudget } from '../../src/http/budget';
import type { CallContext } from '../../src/http/call';
import { type HttpResponse, parseHttpRequest } from '../../src/simulator/http/http-message';
import { serviceError } from '../../src/simulator/protocol';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import type { TestServer } from './test-server';

export const plantedCredentials: Credentials = {
  accessKeyId: 'LTAI5tPLANTEDid',
  accessKeySecret: 'PLANTED+secret/with=signs',
  securityToken: 'CAISPLANTED/token+==',
};

/** The ids of all protocols that a source speaks. */
export const protocols = [...new Set<string>(sources.map(({ api }) => api.protocol.id))];

/** The first operation that speaks a protocol. */
export function operationOf(protocol: string): ApiOperation {
  return sourceOf(protocol).api;
}

/** The envelopes of a protocol, as its server writes them. */
export async function envelopesOf(protocol: string) {
  const server = (await sourceOf(protocol).simulator()).protocol;
  const numbered = { request: parseHttpRequest('GET', '/', {}, ''), number: 1 };
  const toObject = (response: HttpResponse): object => JSON.parse(response.body);
  return {
    headers: server.toSuccessResponse({}, numbered).headers,
    success: (fields = {}) => toObject(server.toSuccessResponse(fields, numbered)),
    refusal: (code: string, message = 'The reason') =>
      toObject(server.toErrorResponse(serviceError(400, code, message), numbered)),
    parameters: ({ method, url, headers, body }: TestServer['received'][number]) =>
      server.parameters(parseHttpRequest(method, url, Object.fromEntries(headers), body)),
  };
}

/** The first source that speaks a protocol. */
export function sourceOf(protocol: string): Source {
  const source = sources.find(({ api }) => api.protocol.id === protocol);
  if (!source) {
    throw new Error(`no source speaks ${protocol}`);
  }
  return source;
}

export function requestTo(
  endpoint: string,
  protocol = 'alicloud-rpc',
  parameters: ApiRequest['parameters'] = {},
): ApiRequest {
  return { api: operationOf(protocol), endpoint, region: 'cn-beijing', parameters };
}

export function callContext(changes: Partial<CallContext> = {}): CallContext {
  return {
    signal: new AbortController().signal,
    budget: createBudget({ retries: 0 }),
    cost: { calls: 0, tries: 0 },
    ...changes,
  };
}

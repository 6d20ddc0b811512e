import type { ApiOperation, ApiRequest } from '../../src/clouds/cloud';
import type { Credentials } from '../../src/clouds/credentials';
import type { CallContext } from '../../src/http/call';
import { sources } from '../../src/sources/registry';

export const plantedCredentials: Credentials = {
  accessKeyId: 'LTAI5tPLANTEDid',
  accessKeySecret: 'PLANTED+secret/with=signs',
  securityToken: 'CAISPLANTED/token+==',
};

/** The ids of all protocols that a source speaks. */
export const protocols = [...new Set<string>(sources.map(({ api }) => api.protocol.id))];

/** The first operation that speaks a protocol. */
export function operationOf(protocol: string): ApiOperation {
  const source = sources.find(({ api }) => api.protocol.id === protocol);
  if (!source) {
    throw new Error(`no source speaks ${protocol}`);
  }
  return source.api;
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
    retries: { left: 0 },
    cost: { calls: 0, tries: 0 },
    ...changes,
  };
}

/** The smallest good answer of each protocol. */
export const minimalReplies: Readonly<Record<string, object>> = {
  'alicloud-rpc': { RequestId: 'id-1', Images: {} },
  'alicloud-roa': { Items: [] },
  volcengine: { ResponseMetadata: { RequestId: 'id-1' }, Result: {} },
};

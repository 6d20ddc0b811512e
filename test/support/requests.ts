import type { ApiOperation, ApiRequest } from '../../src/clouds/api-operation';
import type { Credentials } from '../../src/clouds/credentials';
import type { CallContext } from '../../src/http/call';

export const plantedCredentials: Credentials = {
  accessKeyId: 'LTAI5tPLANTEDid',
  accessKeySecret: 'PLANTED+secret/with=signs',
  securityToken: 'CAISPLANTED/token+==',
};

const operations = {
  'alicloud-rpc': {
    cloud: 'alicloud',
    service: 'ecs',
    version: '2014-05-26',
    action: 'DescribeImages',
  },
  'alicloud-roa': {
    cloud: 'alicloud',
    service: 'batchcompute',
    version: '2015-11-11',
    action: 'ListImages',
    path: '/images',
  },
  volcengine: {
    cloud: 'volcengine',
    service: 'ecs',
    version: '2020-04-01',
    action: 'DescribeImages',
  },
} as const;

export const protocols = ['alicloud-rpc', 'alicloud-roa', 'volcengine'] as const;

export function operationOf(protocol: ApiOperation['protocol']): ApiOperation {
  return { protocol, ...operations[protocol], endpoint: () => 'https://example.com' };
}

export function requestTo(
  endpoint: string,
  protocol: ApiOperation['protocol'] = 'alicloud-rpc',
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
export const minimalReplies: Readonly<Record<ApiOperation['protocol'], object>> = {
  'alicloud-rpc': { RequestId: 'id-1', Images: {} },
  'alicloud-roa': { Items: [] },
  volcengine: { ResponseMetadata: { RequestId: 'id-1' }, Result: {} },
};

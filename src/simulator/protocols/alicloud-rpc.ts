import { toJson } from '../json';
import { formOf, type HttpRequest, type HttpResponse } from '../message';
import type { Refusal } from '../service';
import { isAcs3, readAcs3 } from '../signatures/acs3';
import { alicloudDistrust, missing, unknownOperation } from '../signatures/refusals';
import { RPC_V1_PARAMETERS, readRpcV1 } from '../signatures/rpc-v1';
import type { Exchange, Protocol } from './protocol';
import { alicloudRequestId } from './request-id';

/** Alibaba Cloud's RPC style: action and version beside the parameters, in the query or in a form. */
export const alicloudRpc: Protocol = {
  name: 'alicloud-rpc',
  speaks: () => true,
  asks(request, route) {
    const { action, version } = operationOf(request);
    return (
      route.protocol === 'alicloud-rpc' && action === route.action && version === route.version
    );
  },
  unknown,
  claim: (request) => (isAcs3(request) ? readAcs3(request) : readRpcV1(request)),
  distrust: alicloudDistrust,
  parameters(request) {
    return new Map(pairsOf(request).filter(([name]) => !RPC_V1_PARAMETERS.has(name)));
  },
  region: (request) => new Map(pairsOf(request)).get('RegionId'),
  success(body, { number }) {
    const requestId = alicloudRequestId(number);
    return reply(200, { RequestId: requestId, ...body }, requestId);
  },
  failure({ status, code, message }, exchange) {
    const requestId = alicloudRequestId(exchange.number);
    return reply(status, envelope(code, message, requestId, exchange), requestId);
  },
};

function operationOf(request: HttpRequest): { action?: string; version?: string } {
  if (isAcs3(request)) {
    const { 'x-acs-action': action, 'x-acs-version': version } = request.headers;
    return { ...(action && { action }), ...(version && { version }) };
  }
  const values = new Map(pairsOf(request));
  const action = values.get('Action');
  const version = values.get('Version');
  return { ...(action && { action }), ...(version && { version }) };
}

function unknown(request: HttpRequest): Refusal {
  const { action, version } = operationOf(request);
  if (!action || !version) {
    return missing(action ? 'Version' : 'Action');
  }
  return unknownOperation;
}

function pairsOf(request: HttpRequest) {
  return [...request.query, ...formOf(request)];
}

function envelope(code: string, message: string, requestId: string, { request }: Exchange) {
  return {
    RequestId: requestId,
    HostId: request.headers.host ?? '',
    Code: code,
    Message: message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}`,
  };
}

function reply(status: number, body: unknown, requestId: string): HttpResponse {
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'x-acs-request-id': requestId,
  };
  return { status, headers, body: toJson(body) };
}

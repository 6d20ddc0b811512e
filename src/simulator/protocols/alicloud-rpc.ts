import { formParametersOf, type HttpRequest, type HttpResponse } from '../http-message';
import type { ServiceError } from '../operation';
import { isAcs3, readAcs3 } from '../signatures/acs3';
import {
  alicloudAuthErrors,
  missingRequestField,
  unknownOperation,
} from '../signatures/auth-errors';
import { RPC_V1_PARAMETERS, readRpcV1 } from '../signatures/rpc-v1';
import { stringifyJson } from '../stringify-json';
import type { NumberedRequest, Protocol } from './protocol';
import { alicloudRequestId } from './request-id';

/** Alibaba Cloud's RPC style: action and version beside the parameters, in the query or in a form. */
export const alicloudRpc: Protocol = {
  name: 'alicloud-rpc',
  recognizes: () => true,
  matchesRoute(request, route) {
    const { action, version } = operationOf(request);
    return (
      route.protocol === 'alicloud-rpc' && action === route.action && version === route.version
    );
  },
  unknownOperationError,
  readSignedRequest: (request) => (isAcs3(request) ? readAcs3(request) : readRpcV1(request)),
  authErrors: alicloudAuthErrors,
  parameters(request) {
    return new Map(allPairsOf(request).filter(([name]) => !RPC_V1_PARAMETERS.has(name)));
  },
  region: (request) => new Map(allPairsOf(request)).get('RegionId'),
  toSuccessResponse(body, { number }) {
    const requestId = alicloudRequestId(number);
    return toHttpResponse(200, { RequestId: requestId, ...body }, requestId);
  },
  toErrorResponse({ status, code, message }, numberedRequest) {
    const requestId = alicloudRequestId(numberedRequest.number);
    return toHttpResponse(
      status,
      toErrorEnvelope(code, message, requestId, numberedRequest),
      requestId,
    );
  },
};

function operationOf(request: HttpRequest): { action?: string; version?: string } {
  if (isAcs3(request)) {
    const { 'x-acs-action': action, 'x-acs-version': version } = request.headers;
    return { ...(action && { action }), ...(version && { version }) };
  }
  const values = new Map(allPairsOf(request));
  const action = values.get('Action');
  const version = values.get('Version');
  return { ...(action && { action }), ...(version && { version }) };
}

function unknownOperationError(request: HttpRequest): ServiceError {
  const { action, version } = operationOf(request);
  if (!action || !version) {
    return missingRequestField(action ? 'Version' : 'Action');
  }
  return unknownOperation;
}

function allPairsOf(request: HttpRequest) {
  return [...request.query, ...formParametersOf(request)];
}

function toErrorEnvelope(
  code: string,
  message: string,
  requestId: string,
  { request }: NumberedRequest,
) {
  return {
    RequestId: requestId,
    HostId: request.headers.host ?? '',
    Code: code,
    Message: message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}`,
  };
}

function toHttpResponse(status: number, body: unknown, requestId: string): HttpResponse {
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'x-acs-request-id': requestId,
  };
  return { status, headers, body: stringifyJson(body) };
}

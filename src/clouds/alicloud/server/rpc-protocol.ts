import type { HttpRequest, HttpResponse } from '../../../simulator/http/http-message';
import { stringifyJson } from '../../../simulator/http/stringify-json';
import type { NumberedRequest, ServerProtocol } from '../../../simulator/protocol';
import type { ServiceError } from '../../../simulator/service-error';
import { isAcs3, readAcs3 } from './acs3';
import { missingRequestField, unknownOperation } from './alicloud-errors';
import { alicloudProtocol, alicloudRequestId } from './alicloud-protocol';
import { allPairsOf, isRpcV1, RPC_V1_PARAMETERS, readRpcV1 } from './rpc-v1';

/** Selects an operation of the RPC style. */
interface RpcRoute {
  readonly action: string;
  readonly version: string;
}

/** Alibaba Cloud's RPC style: action and version are parameters, in the query or in a form. */
export function rpcServerProtocol({ action, version }: RpcRoute): ServerProtocol {
  return {
    ...alicloudProtocol,
    route: { action, version },
    recognizes: (request) => request.path === '/' && (isAcs3(request) || isRpcV1(request)),
    matches(request) {
      const called = calledOperationOf(request);
      return called.action === action && called.version === version;
    },
    unknownOperationError,
    readSignedRequest: (request) => (isAcs3(request) ? readAcs3(request) : readRpcV1(request)),
    parameters: (request) =>
      new Map(allPairsOf(request).filter(([name]) => !RPC_V1_PARAMETERS.has(name))),
    region: (request) => new Map(allPairsOf(request)).get('RegionId'),
    toSuccessResponse(body, { number }) {
      const requestId = alicloudRequestId(number);
      return toHttpResponse(200, { RequestId: requestId, ...body }, requestId);
    },
    toErrorResponse(error, numberedRequest) {
      const requestId = alicloudRequestId(numberedRequest.number);
      return toHttpResponse(
        error.status,
        toErrorEnvelope(error, requestId, numberedRequest),
        requestId,
      );
    },
  };
}

interface CalledOperation {
  readonly action: string | undefined;
  readonly version: string | undefined;
}

function calledOperationOf(request: HttpRequest): CalledOperation {
  if (isAcs3(request)) {
    const { 'x-acs-action': action, 'x-acs-version': version } = request.headers;
    return { action, version };
  }
  const values = new Map(allPairsOf(request));
  return { action: values.get('Action'), version: values.get('Version') };
}

function unknownOperationError(request: HttpRequest): ServiceError {
  const { action, version } = calledOperationOf(request);
  if (!action || !version) {
    return missingRequestField(action ? 'Version' : 'Action');
  }
  return unknownOperation;
}

function toErrorEnvelope(
  { code, message }: ServiceError,
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

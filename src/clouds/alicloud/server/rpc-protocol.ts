import {
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
} from '../../../simulator/http/http-message';
import type { ServerProtocol, ServiceError } from '../../../simulator/protocol';
import { isAcs3, readAcs3 } from './acs3';
import {
  alicloudProtocol,
  alicloudRequestId,
  missingRequestField,
  unknownOperation,
} from './alicloud-protocol';
import { allPairsOf, isRpcV1, RPC_V1_PARAMETERS, readRpcV1 } from './rpc-v1';

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
    toSuccessResponse: (body, { number }) => toHttpResponse(200, number, body),
    toErrorResponse: ({ status, code, message }, { request, number }) =>
      toHttpResponse(status, number, {
        HostId: request.headers.host ?? '',
        Code: code,
        Message: message,
        Recommend: `https://api.aliyun.com/troubleshoot?q=${code}`,
      }),
  };
}

function calledOperationOf(request: HttpRequest): RpcRoute {
  if (isAcs3(request)) {
    const { 'x-acs-action': action = '', 'x-acs-version': version = '' } = request.headers;
    return { action, version };
  }
  const values = new Map(allPairsOf(request));
  return { action: values.get('Action') ?? '', version: values.get('Version') ?? '' };
}

function unknownOperationError(request: HttpRequest): ServiceError {
  const { action, version } = calledOperationOf(request);
  if (!action || !version) {
    return missingRequestField(action ? 'Version' : 'Action');
  }
  return unknownOperation;
}

function toHttpResponse(status: number, number: number, body: object): HttpResponse {
  const requestId = alicloudRequestId(number);
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'x-acs-request-id': requestId,
  };
  return jsonResponse(status, headers, { RequestId: requestId, ...body });
}

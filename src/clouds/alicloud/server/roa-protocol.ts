import {
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
} from '../../../simulator/http/http-message';
import type { ServerProtocol } from '../../../simulator/protocol';
import { isAcs3, readAcs3 } from './acs3';
import { alicloudProtocol, alicloudRequestId, unknownOperation } from './alicloud-protocol';
import { isRoaV1, readRoaV1 } from './roa-v1';

/** Alibaba Cloud's ROA style: a path and a version header; responses carry the request ID in a header only. */
export function roaServerProtocol(path: string, version: string): ServerProtocol {
  return {
    ...alicloudProtocol,
    route: { path, version },
    recognizes,
    matches: (request) =>
      request.method === 'GET' &&
      request.path === path &&
      request.headers['x-acs-version'] === version,
    unknownOperationError: () => unknownOperation,
    readSignedRequest: (request) => (isAcs3(request) ? readAcs3(request) : readRoaV1(request)),
    parameters: ({ query }) => new Map(query),
    region: () => undefined,
    toSuccessResponse: (body, { number }) => toHttpResponse(200, number, body),
    toErrorResponse: ({ status, code, message }, { number }) =>
      toHttpResponse(status, number, { Code: code, Message: message }),
  };
}

/** RPC requests use the root path, and unsigned requests to another path are assumed to be ROA. */
function recognizes(request: HttpRequest): boolean {
  const isUnsigned = request.headers.authorization === undefined;
  return isRoaV1(request) || (request.path !== '/' && (isUnsigned || isAcs3(request)));
}

function toHttpResponse(status: number, number: number, body: object): HttpResponse {
  const headers = {
    'content-type': 'application/json',
    'x-acs-request-id': alicloudRequestId(number),
  };
  return jsonResponse(status, headers, body);
}

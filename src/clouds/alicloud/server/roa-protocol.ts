import type { HttpRequest, HttpResponse } from '../../../simulator/http/http-message';
import { stringifyJson } from '../../../simulator/http/stringify-json';
import type { ServerProtocol } from '../../../simulator/protocol';
import { isAcs3, readAcs3 } from './acs3';
import { unknownOperation } from './alicloud-errors';
import { alicloudProtocol, alicloudRequestId } from './alicloud-protocol';
import { isRoaV1, readRoaV1 } from './roa-v1';

/** Selects an operation of the ROA style. */
interface RoaRoute {
  readonly path: string;
  readonly version: string;
}

/** Alibaba Cloud's ROA style: a path and a version header; responses carry the request ID in a header only. */
export function roaServerProtocol({ path, version }: RoaRoute): ServerProtocol {
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
    toSuccessResponse: (body, { number }) => toHttpResponse(200, body, number),
    toErrorResponse: ({ status, code, message }, { number }) =>
      toHttpResponse(status, { Code: code, Message: message }, number),
  };
}

/** RPC requests use the root path, and unsigned requests to another path are assumed to be ROA. */
function recognizes(request: HttpRequest): boolean {
  const isUnsigned = request.headers.authorization === undefined;
  return isRoaV1(request) || (request.path !== '/' && (isUnsigned || isAcs3(request)));
}

function toHttpResponse(status: number, body: unknown, number: number): HttpResponse {
  const headers = {
    'content-type': 'application/json',
    'x-acs-request-id': alicloudRequestId(number),
  };
  return { status, headers, body: stringifyJson(body) };
}

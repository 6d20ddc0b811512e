import type { HttpResponse } from '../http-message';
import { isAcs3, readAcs3 } from '../signatures/acs3';
import { alicloudAuthErrors, unknownOperation } from '../signatures/auth-errors';
import { readRoaV1 } from '../signatures/roa-v1';
import { stringifyJson } from '../stringify-json';
import type { Protocol } from './protocol';
import { alicloudRequestId } from './request-id';

/** Alibaba Cloud's ROA style: a path, a version header, and the request id in a header alone. */
export const alicloudRoa: Protocol = {
  name: 'alicloud-roa',
  recognizes: ({ path, headers }) =>
    path !== '/' || (headers.authorization ?? '').startsWith('acs '),
  matchesRoute({ method, path, headers }, route) {
    return (
      route.protocol === 'alicloud-roa' &&
      method === 'GET' &&
      path === route.path &&
      headers['x-acs-version'] === route.version
    );
  },
  unknownOperationError: () => unknownOperation,
  readSignedRequest: (request) => (isAcs3(request) ? readAcs3(request) : readRoaV1(request)),
  authErrors: alicloudAuthErrors,
  parameters: ({ query }) => new Map(query),
  region: () => undefined,
  toSuccessResponse: (body, { number }) => toHttpResponse(200, body, number),
  toErrorResponse: ({ status, code, message }, { number }) =>
    toHttpResponse(status, { Code: code, Message: message }, number),
};

function toHttpResponse(status: number, body: unknown, number: number): HttpResponse {
  const headers = {
    'content-type': 'application/json',
    'x-acs-request-id': alicloudRequestId(number),
  };
  return { status, headers, body: stringifyJson(body) };
}

import { toJson } from '../json';
import type { HttpResponse } from '../message';
import { isAcs3, readAcs3 } from '../signatures/acs3';
import { alicloudDistrust, unknownOperation } from '../signatures/refusals';
import { readRoaV1 } from '../signatures/roa-v1';
import type { Protocol } from './protocol';
import { alicloudRequestId } from './request-id';

/** Alibaba Cloud's ROA style: a path, a version header, and the request id in a header alone. */
export const alicloudRoa: Protocol = {
  name: 'alicloud-roa',
  speaks: ({ path, headers }) => path !== '/' || (headers.authorization ?? '').startsWith('acs '),
  asks({ method, path, headers }, route) {
    return (
      route.protocol === 'alicloud-roa' &&
      method === 'GET' &&
      path === route.path &&
      headers['x-acs-version'] === route.version
    );
  },
  unknown: () => unknownOperation,
  claim: (request) => (isAcs3(request) ? readAcs3(request) : readRoaV1(request)),
  distrust: alicloudDistrust,
  parameters: ({ query }) => new Map(query),
  region: () => undefined,
  success: (body, { number }) => reply(200, body, number),
  failure: ({ status, code, message }, { number }) =>
    reply(status, { Code: code, Message: message }, number),
};

function reply(status: number, body: unknown, number: number): HttpResponse {
  const headers = {
    'content-type': 'application/json',
    'x-acs-request-id': alicloudRequestId(number),
  };
  return { status, headers, body: toJson(body) };
}

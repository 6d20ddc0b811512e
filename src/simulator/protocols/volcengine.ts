import { toJson } from '../json';
import { formOf, type HttpRequest, type HttpResponse } from '../message';
import { gatewayRefusal } from '../refusal';
import type { Refusal, Route } from '../service';
import type { Claim } from '../signatures/claim';
import { volcengineDistrust } from '../signatures/refusals';
import { readVolcengine, scopeOf } from '../signatures/volcengine';
import type { Exchange, Protocol } from './protocol';
import { volcengineRequestId } from './request-id';

/** Volcengine's style: action and version in the query, region and service in the signature's scope. */
export const volcengine: Protocol = {
  name: 'volcengine',
  speaks: ({ headers }) =>
    'x-date' in headers || (headers.authorization ?? '').startsWith('HMAC-SHA256'),
  asks(request, route) {
    const { action, version } = operationOf(request);
    return route.protocol === 'volcengine' && action === route.action && version === route.version;
  },
  unknown,
  claim,
  distrust: volcengineDistrust,
  parameters(request) {
    const pairs = [...request.query, ...formOf(request)];
    return new Map(pairs.filter(([name]) => name !== 'Action' && name !== 'Version'));
  },
  region: (request) => scopeOf(request)?.region,
  success: (body, exchange) => reply(200, { Result: body }, metadataOf(exchange)),
  failure({ status, code, codeN, message }, exchange) {
    const error = { ...(codeN && { CodeN: codeN }), Code: code, Message: message };
    return reply(status, {}, { ...metadataOf(exchange), Error: error });
  },
};

function operationOf(request: HttpRequest): { action: string; version: string } {
  const values = new Map(request.query);
  return { action: values.get('Action') ?? '', version: values.get('Version') ?? '' };
}

function unknown(request: HttpRequest): Refusal {
  const { action, version } = operationOf(request);
  if (!action || !version) {
    const message = `The request is missing ${action ? 'Version' : 'Action'} parameter.`;
    return gatewayRefusal(400, 100002, 'MissingParameter', message);
  }
  const message = `Could not find operation ${action} for version ${version}.`;
  return gatewayRefusal(404, 100008, 'InvalidActionOrVersion', message);
}

function claim(request: HttpRequest, route: Route): Claim | Refusal {
  const read = readVolcengine(request);
  const service = scopeOf(request)?.service;
  if ('code' in read || route.protocol !== 'volcengine' || service === route.service) {
    return read;
  }
  const message = `This service[${service}] not found.`;
  return gatewayRefusal(404, 100007, 'ServiceNotFound', message);
}

interface Metadata {
  readonly RequestId: string;
  readonly [field: string]: unknown;
}

function metadataOf({ request, number }: Exchange): Metadata {
  const { action, version } = operationOf(request);
  const scope = scopeOf(request);
  return {
    RequestId: volcengineRequestId(number),
    Action: action,
    Version: version,
    Service: scope?.service ?? '',
    Region: scope?.region ?? '',
  };
}

function reply(status: number, body: object, metadata: Metadata): HttpResponse {
  const headers = { 'content-type': 'application/json', 'x-tt-logid': metadata.RequestId };
  return { status, headers, body: toJson({ ResponseMetadata: metadata, ...body }) };
}

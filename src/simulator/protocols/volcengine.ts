import { formParametersOf, type HttpRequest, type HttpResponse } from '../http-message';
import type { Route, ServiceError } from '../operation';
import { gatewayError } from '../service-error';
import { volcengineAuthErrors } from '../signatures/auth-errors';
import type { SignedRequest } from '../signatures/authenticate';
import { credentialScopeOf, readVolcengineV4 } from '../signatures/volcengine-v4';
import { stringifyJson } from '../stringify-json';
import type { NumberedRequest, Protocol } from './protocol';
import { volcengineRequestId } from './request-id';

/** Volcengine's style: action and version in the query, region and service in the signature's scope. */
export const volcengine: Protocol = {
  name: 'volcengine',
  recognizes: ({ headers }) =>
    'x-date' in headers || (headers.authorization ?? '').startsWith('HMAC-SHA256'),
  matchesRoute(request, route) {
    const { action, version } = operationOf(request);
    return route.protocol === 'volcengine' && action === route.action && version === route.version;
  },
  unknownOperationError,
  readSignedRequest,
  authErrors: volcengineAuthErrors,
  parameters(request) {
    const pairs = [...request.query, ...formParametersOf(request)];
    return new Map(pairs.filter(([name]) => name !== 'Action' && name !== 'Version'));
  },
  region: (request) => credentialScopeOf(request)?.region,
  toSuccessResponse: (body, numberedRequest) =>
    toHttpResponse(200, { Result: body }, responseMetadataOf(numberedRequest)),
  toErrorResponse({ status, code, codeN, message }, numberedRequest) {
    const error = { ...(codeN && { CodeN: codeN }), Code: code, Message: message };
    return toHttpResponse(status, {}, { ...responseMetadataOf(numberedRequest), Error: error });
  },
};

function operationOf(request: HttpRequest): { action: string; version: string } {
  const values = new Map(request.query);
  return { action: values.get('Action') ?? '', version: values.get('Version') ?? '' };
}

function unknownOperationError(request: HttpRequest): ServiceError {
  const { action, version } = operationOf(request);
  if (!action || !version) {
    const message = `The request is missing ${action ? 'Version' : 'Action'} parameter.`;
    return gatewayError(400, 100002, 'MissingParameter', message);
  }
  const message = `Could not find operation ${action} for version ${version}.`;
  return gatewayError(404, 100008, 'InvalidActionOrVersion', message);
}

function readSignedRequest(request: HttpRequest, route: Route): SignedRequest | ServiceError {
  const signedRequest = readVolcengineV4(request);
  const service = credentialScopeOf(request)?.service;
  if ('code' in signedRequest || route.protocol !== 'volcengine' || service === route.service) {
    return signedRequest;
  }
  const message = `This service[${service}] not found.`;
  return gatewayError(404, 100007, 'ServiceNotFound', message);
}

interface ResponseMetadata {
  readonly RequestId: string;
  readonly [field: string]: unknown;
}

function responseMetadataOf({ request, number }: NumberedRequest): ResponseMetadata {
  const { action, version } = operationOf(request);
  const scope = credentialScopeOf(request);
  return {
    RequestId: volcengineRequestId(number),
    Action: action,
    Version: version,
    Service: scope?.service ?? '',
    Region: scope?.region ?? '',
  };
}

function toHttpResponse(status: number, body: object, metadata: ResponseMetadata): HttpResponse {
  const headers = { 'content-type': 'application/json', 'x-tt-logid': metadata.RequestId };
  return { status, headers, body: stringifyJson({ ResponseMetadata: metadata, ...body }) };
}

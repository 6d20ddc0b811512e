import {
  formParametersOf,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
} from '../../../simulator/http/http-message';
import type {
  NumberedRequest,
  ServerProtocol,
  ServiceError,
  SignedRequest,
} from '../../../simulator/protocol';
import {
  gatewayError,
  type VolcengineError,
  volcengineAuthErrors,
  volcengineInjectedErrors,
} from './volcengine-errors';
import { credentialScopeOf, isVolcengineV4, readVolcengineV4 } from './volcengine-signature';

interface VolcengineRoute {
  /** The service in the signature's scope. */
  readonly service: string;
  readonly action: string;
  readonly version: string;
}

/** Volcengine's style: action and version in the query, region and service in the signature's scope. */
export function volcengineServerProtocol({
  service,
  action,
  version,
}: VolcengineRoute): ServerProtocol {
  return {
    route: { service, action, version },
    timeWindowMs: 15 * 60 * 1000,
    authErrors: volcengineAuthErrors,
    injectedErrors: volcengineInjectedErrors,
    recognizes: isVolcengineV4,
    matches(request) {
      const called = calledOperationOf(request);
      return called.action === action && called.version === version;
    },
    unknownOperationError,
    readSignedRequest: (request) => readSignedRequest(request, service),
    parameters(request) {
      const pairs = [...request.query, ...formParametersOf(request)];
      return new Map(pairs.filter(([name]) => name !== 'Action' && name !== 'Version'));
    },
    region: (request) => credentialScopeOf(request)?.region,
    toSuccessResponse: (body, numberedRequest) =>
      toHttpResponse(200, { Result: body }, responseMetadataOf(numberedRequest)),
    toErrorResponse({ status, code, codeN, message }: VolcengineError, numberedRequest) {
      const error = { ...(codeN && { CodeN: codeN }), Code: code, Message: message };
      return toHttpResponse(status, {}, { ...responseMetadataOf(numberedRequest), Error: error });
    },
  };
}

function calledOperationOf(request: HttpRequest): { action: string; version: string } {
  const values = new Map(request.query);
  return { action: values.get('Action') ?? '', version: values.get('Version') ?? '' };
}

function unknownOperationError(request: HttpRequest): ServiceError {
  const { action, version } = calledOperationOf(request);
  if (!action || !version) {
    const message = `The request is missing ${action ? 'Version' : 'Action'} parameter.`;
    return gatewayError(400, 100002, 'MissingParameter', message);
  }
  const message = `Could not find operation ${action} for version ${version}.`;
  return gatewayError(404, 100008, 'InvalidActionOrVersion', message);
}

function readSignedRequest(request: HttpRequest, service: string): SignedRequest | ServiceError {
  const signedRequest = readVolcengineV4(request);
  const requestedService = credentialScopeOf(request)?.service;
  if ('code' in signedRequest || requestedService === service) {
    return signedRequest;
  }
  const message = `This service[${requestedService}] not found.`;
  return gatewayError(404, 100007, 'ServiceNotFound', message);
}

interface ResponseMetadata {
  readonly RequestId: string;
  readonly [field: string]: unknown;
}

function responseMetadataOf({ request, number }: NumberedRequest): ResponseMetadata {
  const { action, version } = calledOperationOf(request);
  const scope = credentialScopeOf(request);
  return {
    RequestId: requestIdOf(number),
    Action: action,
    Version: version,
    Service: scope?.service ?? '',
    Region: scope?.region ?? '',
  };
}

/** A request ID in the form of Volcengine, the same for the same request of a run. */
function requestIdOf(number: number): string {
  return `20260301000000${String(number).padStart(20, '0')}`;
}

function toHttpResponse(status: number, body: object, metadata: ResponseMetadata): HttpResponse {
  const headers = { 'content-type': 'application/json', 'x-tt-logid': metadata.RequestId };
  return jsonResponse(status, headers, { ResponseMetadata: metadata, ...body });
}

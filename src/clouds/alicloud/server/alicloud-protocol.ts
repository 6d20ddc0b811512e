import {
  type AuthErrors,
  type ServerProtocol,
  type ServiceError,
  serviceError,
} from '../../../simulator/protocol';

/** A request lacks a field that every request needs. */
export function missingRequestField(name: string): ServiceError {
  return serviceError(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** A request lacks a parameter that the operation needs. */
export function missingParameter(name: string): ServiceError {
  const message = `The input parameter "${name}" that is mandatory for processing this request is not supplied.`;
  return serviceError(400, 'MissingParameter', message);
}

/** A value is outside its documented range. */
export function invalidParameter(name: string): ServiceError {
  return serviceError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);
}

/** A signature of another method, version or form. */
export const incompleteSignature: ServiceError = serviceError(
  400,
  'IncompleteSignature',
  'The request signature does not conform to Aliyun standards.',
);

/** A request for an operation that does not exist. */
export const unknownOperation: ServiceError = serviceError(
  404,
  'InvalidAction.NotFound',
  'Specified api is not found, please check your url and method.',
);

const authErrors: AuthErrors = {
  unknownKey: serviceError(
    404,
    'InvalidAccessKeyId.NotFound',
    'Specified access key is not found.',
  ),
  missingToken: missingRequestField('SecurityToken'),
  wrongToken: serviceError(
    400,
    'InvalidSecurityToken.MismatchWithAccessKey',
    'Specified SecurityToken is not matched with the access key.',
  ),
  unreadableTime: serviceError(
    400,
    'InvalidTimeStamp.Format',
    'Specified time stamp or date value is not well formatted.',
  ),
  expired: serviceError(
    400,
    'InvalidTimeStamp.Expired',
    'Specified time stamp or date value is expired.',
  ),
  wrongSignature: serviceError(
    400,
    'SignatureDoesNotMatch',
    'Specified signature is not matched with our calculation.',
  ),
  usedNonce: serviceError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'),
};

/** In milliseconds; small, so that a client that obeys it does not wait long. */
const RETRY_AFTER = { 'x-acs-retry-after': '50' };

const injectedErrors: ServerProtocol['injectedErrors'] = {
  throttle: {
    error: serviceError(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    headers: RETRY_AFTER,
  },
  'throttle-429': {
    error: serviceError(429, 'Throttling', 'Request was denied due to request throttling.'),
  },
  unavailable: {
    error: serviceError(503, 'ServiceUnavailable', 'The request has failed for the moment.'),
  },
  'expired-token': {
    error: serviceError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.'),
  },
  'permission-denied': {
    error: serviceError(
      403,
      'Forbidden.RAM',
      'User not authorized to operate on the specified resource.',
    ),
  },
};

/** The members that the RPC and the ROA style share. */
export const alicloudProtocol: Pick<
  ServerProtocol,
  'timeWindowMs' | 'authErrors' | 'injectedErrors'
> = {
  timeWindowMs: 15 * 60 * 1000,
  authErrors,
  injectedErrors,
};

/** A request ID in the form of Alibaba Cloud, the same for the same request of a run. */
export function alicloudRequestId(number: number): string {
  return `5D1A7E5C-0000-5000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`;
}

import type { AuthErrors, ServerProtocol, ServiceError } from '../../../simulator/protocol';

/** Errors of the gateway have a number; errors of a service have none. */
export interface VolcengineError extends ServiceError {
  readonly codeN?: number;
}

export function gatewayError(
  status: number,
  codeN: number,
  code: string,
  message: string,
): VolcengineError {
  return { status, codeN, code, message };
}

const expiredTimestamp = gatewayError(
  400,
  100006,
  'InvalidTimestamp',
  'The Signature of the request is expired',
);

const invalidToken = gatewayError(401, 100026, 'InvalidSecretToken', 'Invalid secret token');

const signatureMismatch = gatewayError(
  401,
  100010,
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided.',
);

export const volcengineAuthErrors: AuthErrors = {
  unknownKey: gatewayError(
    401,
    100009,
    'InvalidAccessKey',
    'The accesskey included in the request is invalid.',
  ),
  missingToken: invalidToken,
  wrongToken: invalidToken,
  unreadableTime: expiredTimestamp,
  expired: expiredTimestamp,
  wrongSignature: signatureMismatch,
  usedNonce: signatureMismatch,
};

export const volcengineInjectedErrors: ServerProtocol['injectedErrors'] = {
  throttle: {
    error: gatewayError(
      400,
      100027,
      'AccountFlowLimitExceeded',
      'The account flow limit is exceeded.',
    ),
  },
  'throttle-429': {
    error: gatewayError(
      429,
      100018,
      'FlowLimitExceeded',
      'Request was rejected because of flow limit.',
    ),
  },
  unavailable: {
    error: gatewayError(
      503,
      100017,
      'ServiceUnavailableTemp',
      'The service is unavailable for the moment.',
    ),
  },
  // An expired token has no code of its own.
  'expired-token': { error: invalidToken },
  'permission-denied': {
    error: gatewayError(
      403,
      100013,
      'AccessDenied',
      'User is not authorized to perform this action.',
    ),
  },
};

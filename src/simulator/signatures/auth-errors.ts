import type { ServiceError } from '../operation';
import { gatewayError, serviceError } from '../service-error';
import type { AuthErrors } from './authenticate';

/** Alibaba Cloud's answer to a request that lacks what every request needs. */
export function missingRequestField(name: string): ServiceError {
  return serviceError(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** Alibaba Cloud's answer to a signature of another method, version or form. */
export const incompleteSignature: ServiceError = serviceError(
  400,
  'IncompleteSignature',
  'The request signature does not conform to Aliyun standards.',
);

/** Alibaba Cloud's answer to a request for what it does not have. */
export const unknownOperation: ServiceError = serviceError(
  404,
  'InvalidAction.NotFound',
  'Specified api is not found, please check your url and method.',
);

export const alicloudAuthErrors: AuthErrors = {
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

const expiredTimestamp: ServiceError = gatewayError(
  400,
  100006,
  'InvalidTimestamp',
  'The Signature of the request is expired',
);

const invalidToken: ServiceError = gatewayError(
  401,
  100026,
  'InvalidSecretToken',
  'Invalid secret token',
);

const signatureMismatch: ServiceError = gatewayError(
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

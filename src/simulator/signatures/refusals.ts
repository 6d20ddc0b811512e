import { gatewayRefusal, refusal } from '../refusal';
import type { Refusal } from '../service';
import type { Distrust } from './claim';

/** Alibaba Cloud's answer to a request that lacks what every request needs. */
export function missing(name: string): Refusal {
  return refusal(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** Alibaba Cloud's answer to a signature of another method, version or form. */
export const incomplete: Refusal = refusal(
  400,
  'IncompleteSignature',
  'The request signature does not conform to Aliyun standards.',
);

/** Alibaba Cloud's answer to a request for what it does not have. */
export const unknownOperation: Refusal = refusal(
  404,
  'InvalidAction.NotFound',
  'Specified api is not found, please check your url and method.',
);

export const alicloudDistrust: Distrust = {
  unknownKey: refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.'),
  missingToken: missing('SecurityToken'),
  wrongToken: refusal(
    400,
    'InvalidSecurityToken.MismatchWithAccessKey',
    'Specified SecurityToken is not matched with the access key.',
  ),
  unreadableTime: refusal(
    400,
    'InvalidTimeStamp.Format',
    'Specified time stamp or date value is not well formatted.',
  ),
  expired: refusal(
    400,
    'InvalidTimeStamp.Expired',
    'Specified time stamp or date value is expired.',
  ),
  wrongSignature: refusal(
    400,
    'SignatureDoesNotMatch',
    'Specified signature is not matched with our calculation.',
  ),
  usedNonce: refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.'),
};

const volcengineExpired: Refusal = gatewayRefusal(
  400,
  100006,
  'InvalidTimestamp',
  'The Signature of the request is expired',
);

const volcengineToken: Refusal = gatewayRefusal(
  401,
  100026,
  'InvalidSecretToken',
  'Invalid secret token',
);

const volcengineSignature: Refusal = gatewayRefusal(
  401,
  100010,
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided.',
);

export const volcengineDistrust: Distrust = {
  unknownKey: gatewayRefusal(
    401,
    100009,
    'InvalidAccessKey',
    'The accesskey included in the request is invalid.',
  ),
  missingToken: volcengineToken,
  wrongToken: volcengineToken,
  unreadableTime: volcengineExpired,
  expired: volcengineExpired,
  wrongSignature: volcengineSignature,
  usedNonce: volcengineSignature,
};

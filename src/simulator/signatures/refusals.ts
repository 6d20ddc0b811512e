import type { Refusal } from '../service';
import type { Distrust } from './claim';

/** Alibaba Cloud's answer to a request that lacks what every request needs. */
export function missing(name: string): Refusal {
  return { status: 400, code: `Missing${name}`, message: `${name} is mandatory for this action.` };
}

/** Alibaba Cloud's answer to a signature of another method, version or form. */
export const incomplete: Refusal = {
  status: 400,
  code: 'IncompleteSignature',
  message: 'The request signature does not conform to Aliyun standards.',
};

export const alicloudDistrust: Distrust = {
  unknownKey: {
    status: 404,
    code: 'InvalidAccessKeyId.NotFound',
    message: 'Specified access key is not found.',
  },
  missingToken: missing('SecurityToken'),
  wrongToken: {
    status: 400,
    code: 'InvalidSecurityToken.MismatchWithAccessKey',
    message: 'Specified SecurityToken is not matched with the access key.',
  },
  unreadableTime: {
    status: 400,
    code: 'InvalidTimeStamp.Format',
    message: 'Specified time stamp or date value is not well formatted.',
  },
  expired: {
    status: 400,
    code: 'InvalidTimeStamp.Expired',
    message: 'Specified time stamp or date value is expired.',
  },
  wrongSignature: {
    status: 400,
    code: 'SignatureDoesNotMatch',
    message: 'Specified signature is not matched with our calculation.',
  },
  usedNonce: {
    status: 400,
    code: 'SignatureNonceUsed',
    message: 'Specified signature nonce was used already.',
  },
};

const volcengineExpired: Refusal = {
  status: 400,
  codeN: 100006,
  code: 'InvalidTimestamp',
  message: 'The Signature of the request is expired',
};

const volcengineToken: Refusal = {
  status: 401,
  codeN: 100026,
  code: 'InvalidSecretToken',
  message: 'Invalid secret token',
};

const volcengineSignature: Refusal = {
  status: 401,
  codeN: 100010,
  code: 'SignatureDoesNotMatch',
  message: 'The request signature we calculated does not match the signature you provided.',
};

export const volcengineDistrust: Distrust = {
  unknownKey: {
    status: 401,
    codeN: 100009,
    code: 'InvalidAccessKey',
    message: 'The accesskey included in the request is invalid.',
  },
  missingToken: volcengineToken,
  wrongToken: volcengineToken,
  unreadableTime: volcengineExpired,
  expired: volcengineExpired,
  wrongSignature: volcengineSignature,
  usedNonce: volcengineSignature,
};

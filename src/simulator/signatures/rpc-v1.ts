import { createHmac } from 'node:crypto';
import { formParametersOf, type HttpRequest } from '../http-message';
import type { ServiceError } from '../operation';
import { incompleteSignature, missingRequestField } from './auth-errors';
import type { SignedRequest } from './authenticate';
import { canonicalQueryString, percentEncode } from './canonical';
import { parseExtendedTimestamp } from './parse-timestamp';

const REQUIRED = ['AccessKeyId', 'SignatureNonce', 'Timestamp', 'Signature'] as const;

/** Parameters that sign and describe a request and mean nothing to the operation. */
export const RPC_V1_PARAMETERS: ReadonlySet<string> = new Set([
  ...REQUIRED,
  'Action',
  'Version',
  'Format',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureType',
  'SecurityToken',
]);

/**
 * Alibaba Cloud's RPC signature, version 1.0: every parameter is signed, no header is.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export function readRpcV1(request: HttpRequest): SignedRequest | ServiceError {
  const pairs = [...request.query, ...formParametersOf(request)];
  const values = new Map(pairs);
  const missingName = REQUIRED.find((name) => !values.get(name));
  if (missingName) {
    return missingRequestField(missingName);
  }
  if (values.get('SignatureMethod') !== 'HMAC-SHA1' || values.get('SignatureVersion') !== '1.0') {
    return incompleteSignature;
  }
  const canonical = canonicalQueryString(pairs.filter(([name]) => name !== 'Signature'));
  const stringToSign = `${request.method}&${percentEncode('/')}&${percentEncode(canonical)}`;
  return {
    accessKeyId: values.get('AccessKeyId') ?? '',
    securityToken: values.get('SecurityToken'),
    signedAt: parseExtendedTimestamp(values.get('Timestamp') ?? ''),
    nonce: values.get('SignatureNonce'),
    signature: values.get('Signature') ?? '',
    expectedSignature: (secret) =>
      createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64'),
  };
}

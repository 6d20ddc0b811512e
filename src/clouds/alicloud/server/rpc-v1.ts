import { createHmac } from 'node:crypto';
import { canonicalQueryString, percentEncode } from '../../../simulator/auth/canonical-request';
import {
  formParametersOf,
  type HttpRequest,
  type NameValuePair,
} from '../../../simulator/http/http-message';
import type { ServiceError, SignedRequest } from '../../../simulator/protocol';
import { parseExtendedTimestamp } from './acs3';
import { incompleteSignature, missingRequestField } from './alicloud-protocol';

const REQUIRED = ['AccessKeyId', 'SignatureNonce', 'Timestamp', 'Signature'] as const;

/** Parameters that sign and route a request, and that the operation does not see. */
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

export function isRpcV1(request: HttpRequest): boolean {
  return allPairsOf(request).some(([name]) => REQUIRED.some((required) => required === name));
}

/**
 * Alibaba Cloud's RPC signature, version 1.0: every parameter is signed, no header is.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export function readRpcV1(request: HttpRequest): SignedRequest | ServiceError {
  const pairs = allPairsOf(request);
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

export function allPairsOf(request: HttpRequest): readonly NameValuePair[] {
  return [...request.query, ...formParametersOf(request)];
}

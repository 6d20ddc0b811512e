import { createHmac } from 'node:crypto';
import { formOf, type HttpRequest } from '../message';
import type { Refusal } from '../service';
import { canonicalQuery, encode } from './canonical';
import type { Claim } from './claim';
import { incomplete, missing } from './refusals';
import { readExtendedStamp } from './stamp';

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
export function readRpcV1(request: HttpRequest): Claim | Refusal {
  const pairs = [...request.query, ...formOf(request)];
  const values = new Map(pairs);
  const absent = REQUIRED.find((name) => !values.get(name));
  if (absent) {
    return missing(absent);
  }
  if (values.get('SignatureMethod') !== 'HMAC-SHA1' || values.get('SignatureVersion') !== '1.0') {
    return incomplete;
  }
  const canonical = canonicalQuery(pairs.filter(([name]) => name !== 'Signature'));
  const toSign = `${request.method}&${encode('/')}&${encode(canonical)}`;
  return {
    accessKeyId: values.get('AccessKeyId') ?? '',
    securityToken: values.get('SecurityToken'),
    signedAt: readExtendedStamp(values.get('Timestamp') ?? ''),
    nonce: values.get('SignatureNonce'),
    signature: values.get('Signature') ?? '',
    expected: (secret) => createHmac('sha1', `${secret}&`).update(toSign).digest('base64'),
  };
}

import { createHmac } from 'node:crypto';
import type { HttpRequest } from '../message';
import type { Refusal } from '../service';
import { canonicalRequest, sha256 } from './canonical';
import type { Claim } from './claim';
import { incomplete, missing } from './refusals';
import { readExtendedStamp } from './stamp';

const SCHEME = 'ACS3-HMAC-SHA256';
const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/;

/** Whether a request is signed by version 3, whatever its style. */
export function isAcs3({ headers }: HttpRequest): boolean {
  return headers.authorization?.startsWith(SCHEME) ?? false;
}

/**
 * Alibaba Cloud's signature, version 3, for RPC and ROA styles alike.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function readAcs3(request: HttpRequest): Claim | Refusal {
  const { headers } = request;
  const [, accessKeyId, list, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !list || !signature) {
    return incomplete;
  }
  if (!headers['x-acs-date']) {
    return missing('Timestamp');
  }
  if (!headers['x-acs-signature-nonce']) {
    return missing('SignatureNonce');
  }
  const signed = list.split(';');
  if (!mustBeSigned(headers).every((name) => signed.includes(name))) {
    return incomplete;
  }
  const toSign = `${SCHEME}\n${sha256(canonicalRequest(request, signed))}`;
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signedAt: readExtendedStamp(headers['x-acs-date']),
    nonce: headers['x-acs-signature-nonce'],
    signature,
    expected: (secret) => createHmac('sha256', secret).update(toSign).digest('hex'),
  };
}

function mustBeSigned(headers: HttpRequest['headers']): readonly string[] {
  return ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-acs-'))];
}

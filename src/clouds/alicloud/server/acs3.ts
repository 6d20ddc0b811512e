import { createHmac } from 'node:crypto';
import { canonicalRequest, sha256Hex } from '../../../simulator/auth/canonical-request';
import type { HttpRequest } from '../../../simulator/http/http-message';
import type { ServiceError, SignedRequest } from '../../../simulator/protocol';
import { incompleteSignature, missingRequestField } from './alicloud-protocol';

const SCHEME = 'ACS3-HMAC-SHA256';
const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/;

/** Whether a request is signed by version 3, in either style. */
export function isAcs3({ headers }: HttpRequest): boolean {
  return headers.authorization?.startsWith(SCHEME) ?? false;
}

/**
 * Alibaba Cloud's signature, version 3, for RPC and ROA styles alike.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function readAcs3(request: HttpRequest): SignedRequest | ServiceError {
  const { headers } = request;
  const [, accessKeyId, headerList, signature] =
    AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !headerList || !signature) {
    return incompleteSignature;
  }
  if (!headers['x-acs-date']) {
    return missingRequestField('Timestamp');
  }
  if (!headers['x-acs-signature-nonce']) {
    return missingRequestField('SignatureNonce');
  }
  const signedHeaders = headerList.split(';');
  if (!requiredSignedHeaders(headers).every((name) => signedHeaders.includes(name))) {
    return incompleteSignature;
  }
  const stringToSign = `${SCHEME}\n${sha256Hex(canonicalRequest(request, signedHeaders))}`;
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signedAt: parseExtendedTimestamp(headers['x-acs-date']),
    nonce: headers['x-acs-signature-nonce'],
    signature,
    expectedSignature: (secret) => createHmac('sha256', secret).update(stringToSign).digest('hex'),
  };
}

function requiredSignedHeaders(headers: HttpRequest['headers']): readonly string[] {
  return ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-acs-'))];
}

const EXTENDED_FORMAT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Milliseconds of `2024-05-06T07:08:09Z`; NaN for anything else. */
export function parseExtendedTimestamp(text: string): number {
  return EXTENDED_FORMAT.test(text) ? Date.parse(text) : Number.NaN;
}

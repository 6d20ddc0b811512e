import { createHmac } from 'node:crypto';
import { sortedPairs } from '../../../simulator/auth/canonical-request';
import type { HttpRequest } from '../../../simulator/http/http-message';
import type { ServiceError, SignedRequest } from '../../../simulator/protocol';
import { incompleteSignature, missingRequestField } from './alicloud-protocol';

const SCHEME = 'acs ';
const AUTHORIZATION = /^acs ([^:]+):(\S+)$/;
const SIGNED_HEADERS = ['accept', 'content-md5', 'content-type', 'date'] as const;

/** Whether a request is signed by version 1.0 of the ROA style. */
export function isRoaV1({ headers }: HttpRequest): boolean {
  return headers.authorization?.startsWith(SCHEME) ?? false;
}

/**
 * Alibaba Cloud's ROA signature, version 1.0: four headers, all x-acs- headers and the resource.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism
 */
export function readRoaV1(request: HttpRequest): SignedRequest | ServiceError {
  const { headers } = request;
  const [, accessKeyId, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !signature) {
    return headers.authorization ? incompleteSignature : missingRequestField('Authorization');
  }
  if (!headers.date) {
    return missingRequestField('Date');
  }
  if (!headers['x-acs-signature-nonce']) {
    return missingRequestField('SignatureNonce');
  }
  const stringToSign = buildStringToSign(request);
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signedAt: Date.parse(headers.date),
    nonce: headers['x-acs-signature-nonce'],
    signature,
    expectedSignature: (secret) => createHmac('sha1', secret).update(stringToSign).digest('base64'),
  };
}

function buildStringToSign({ method, path, query, headers }: HttpRequest): string {
  const plain = SIGNED_HEADERS.map((name) => headers[name] ?? '');
  const acs = Object.entries(headers)
    .filter(([name]) => name.startsWith('x-acs-'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}`);
  const resource = sortedPairs(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return [method, ...plain, ...acs, resource ? `${path}?${resource}` : path].join('\n');
}

import { createHmac } from 'node:crypto';
import type { HttpRequest } from '../message';
import type { Refusal } from '../service';
import { sortedPairs } from './canonical';
import type { Claim } from './claim';
import { incomplete, missing } from './refusals';

const AUTHORIZATION = /^acs ([^:]+):(\S+)$/;
const SIGNED_HEADERS = ['accept', 'content-md5', 'content-type', 'date'] as const;

/**
 * Alibaba Cloud's ROA signature, version 1.0: four headers, all x-acs- headers and the resource.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism
 */
export function readRoaV1(request: HttpRequest): Claim | Refusal {
  const { headers } = request;
  const [, accessKeyId, signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !signature) {
    return headers.authorization ? incomplete : missing('Authorization');
  }
  if (!headers.date) {
    return missing('Date');
  }
  if (!headers['x-acs-signature-nonce']) {
    return missing('SignatureNonce');
  }
  const toSign = stringToSign(request);
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signedAt: Date.parse(headers.date),
    nonce: headers['x-acs-signature-nonce'],
    signature,
    expected: (secret) => createHmac('sha1', secret).update(toSign).digest('base64'),
  };
}

function stringToSign({ method, path, query, headers }: HttpRequest): string {
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

import { createHmac } from 'node:crypto';
import { canonicalRequest, sha256Hex } from '../../../simulator/auth/canonical-request';
import type { HttpRequest } from '../../../simulator/http/http-message';
import type { ServiceError, SignedRequest } from '../../../simulator/protocol';
import { gatewayError } from './volcengine-errors';

const SCHEME = 'HMAC-SHA256';
const AUTHORIZATION =
  /^HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]*)$/;

export interface CredentialScope {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** Whether a request is signed in this form, correctly or not. */
export function isVolcengineV4({ headers }: HttpRequest): boolean {
  return 'x-date' in headers || (headers.authorization ?? '').startsWith(SCHEME);
}

/** The scope in the Authorization header, if there is one. */
export function credentialScopeOf({ headers }: HttpRequest): CredentialScope | undefined {
  const [, credential = ''] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  const [accessKeyId, day, region, service, end] = credential.split('/');
  return accessKeyId && day && region && service && end === 'request'
    ? { accessKeyId, day, region, service }
    : undefined;
}

/**
 * Volcengine's signature: the headers that the client chose to sign, the query and the body.
 * https://www.volcengine.com/docs/6369/67269
 */
export function readVolcengineV4(request: HttpRequest): SignedRequest | ServiceError {
  const { headers } = request;
  if (!headers.authorization) {
    return gatewayError(
      401,
      100003,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    );
  }
  const [, , headerList, signature] = AUTHORIZATION.exec(headers.authorization) ?? [];
  if (!headerList || signature === undefined) {
    return gatewayError(400, 100024, 'InvalidAuthorization', "Invalid 'Authorization' header");
  }
  if (!signature) {
    return gatewayError(401, 100005, 'MissingSignature', 'The request is missing signature.');
  }
  const timestamp = headers['x-date'];
  if (!timestamp) {
    return gatewayError(
      400,
      100004,
      'MissingRequestInfo',
      'The request is missing X-Date information.',
    );
  }
  const scope = credentialScopeOf(request);
  if (scope?.day !== timestamp.slice(0, 8)) {
    return gatewayError(400, 100025, 'InvalidCredential', "Invalid credential in 'Authorization'");
  }
  const scopeParts = [scope.day, scope.region, scope.service, 'request'];
  const hash = sha256Hex(canonicalRequest(request, headerList.split(';')));
  const stringToSign = [SCHEME, timestamp, scopeParts.join('/'), hash].join('\n');
  return {
    accessKeyId: scope.accessKeyId,
    securityToken: headers['x-security-token'],
    signedAt: parseBasicTimestamp(timestamp),
    nonce: undefined,
    signature,
    expectedSignature: (secret) =>
      hmacSha256(scopeParts.reduce<HmacKey>(hmacSha256, secret), stringToSign).toString('hex'),
  };
}

type HmacKey = string | Buffer;

function hmacSha256(key: HmacKey, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Milliseconds of `20240506T070809Z`; NaN for anything else. */
function parseBasicTimestamp(text: string): number {
  return Date.parse(text.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'));
}

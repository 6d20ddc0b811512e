import { createHmac } from 'node:crypto';
import type { HttpRequest } from '../message';
import { gatewayRefusal } from '../refusal';
import type { Refusal } from '../service';
import { canonicalRequest, sha256 } from './canonical';
import type { Claim } from './claim';
import { readBasicStamp } from './stamp';

const AUTHORIZATION =
  /^HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]*)$/;

/** What the credential of a request is good for. */
export interface Scope {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** The scope that the Authorization header names, if it names one. */
export function scopeOf({ headers }: HttpRequest): Scope | undefined {
  const [, credential = ''] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  const [accessKeyId, day, region, service, end] = credential.split('/');
  return accessKeyId && day && region && service && end === 'request'
    ? { accessKeyId, day, region, service }
    : undefined;
}

/**
 * Volcengine's signature: whichever headers the client chose to sign, the query and the body.
 * https://www.volcengine.com/docs/6369/67269
 */
export function readVolcengine(request: HttpRequest): Claim | Refusal {
  const { headers } = request;
  if (!headers.authorization) {
    return gatewayRefusal(
      401,
      100003,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    );
  }
  const [, , list, signature] = AUTHORIZATION.exec(headers.authorization) ?? [];
  if (!list || signature === undefined) {
    return gatewayRefusal(400, 100024, 'InvalidAuthorization', "Invalid 'Authorization' header");
  }
  if (!signature) {
    return gatewayRefusal(401, 100005, 'MissingSignature', 'The request is missing signature.');
  }
  const stamp = headers['x-date'];
  if (!stamp) {
    return gatewayRefusal(
      400,
      100004,
      'MissingRequestInfo',
      'The request is missing X-Date information.',
    );
  }
  const scope = scopeOf(request);
  if (scope?.day !== stamp.slice(0, 8)) {
    return gatewayRefusal(
      400,
      100025,
      'InvalidCredential',
      "Invalid credential in 'Authorization'",
    );
  }
  const steps = [scope.day, scope.region, scope.service, 'request'];
  const hash = sha256(canonicalRequest(request, list.split(';')));
  const toSign = ['HMAC-SHA256', stamp, steps.join('/'), hash].join('\n');
  return {
    accessKeyId: scope.accessKeyId,
    securityToken: headers['x-security-token'],
    signedAt: readBasicStamp(stamp),
    nonce: undefined,
    signature,
    expected: (secret) => hmac(steps.reduce<Key>(hmac, secret), toSign).toString('hex'),
  };
}

type Key = string | Buffer;

function hmac(key: Key, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

import { timingSafeEqual } from 'node:crypto';
import type { ServiceError } from '../service-error';

/** The account whose requests are accepted. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** The credentials that a request carries, and the signature that they must produce. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** The time of signing in milliseconds; NaN if the timestamp is unreadable. */
  readonly signedAt: number;
  /** The value that must not be used twice, in protocols that have one. */
  readonly nonce: string | undefined;
  readonly signature: string;
  /** The correct signature for a secret. */
  expectedSignature(secret: string): string;
}

/** The errors of a cloud, by the reason why authentication fails. */
export interface AuthErrors {
  readonly unknownKey: ServiceError;
  readonly missingToken: ServiceError;
  readonly wrongToken: ServiceError;
  readonly unreadableTime: ServiceError;
  readonly expired: ServiceError;
  readonly wrongSignature: ServiceError;
  readonly usedNonce: ServiceError;
}

/** The server's side of an authentication. */
export interface Verifier {
  readonly account: Account;
  readonly now: number;
  /** How far a timestamp may be from now, in either direction. */
  readonly timeWindowMs: number;
  /** Remembers a nonce; false if it was remembered already. */
  rememberNonce(nonce: string): boolean;
}

/** The reason to reject a request, if there is one. */
export function authenticate(
  signedRequest: SignedRequest,
  errors: AuthErrors,
  verifier: Verifier,
): ServiceError | undefined {
  const { account, now, timeWindowMs } = verifier;
  if (signedRequest.accessKeyId !== account.accessKeyId) {
    return errors.unknownKey;
  }
  if (signedRequest.securityToken !== account.securityToken) {
    return signedRequest.securityToken ? errors.wrongToken : errors.missingToken;
  }
  if (Number.isNaN(signedRequest.signedAt)) {
    return errors.unreadableTime;
  }
  if (Math.abs(now - signedRequest.signedAt) > timeWindowMs) {
    return errors.expired;
  }
  if (
    !isSameSignature(
      signedRequest.signature,
      signedRequest.expectedSignature(account.accessKeySecret),
    )
  ) {
    return errors.wrongSignature;
  }
  // Last: a rejected request must not use up its nonce.
  return signedRequest.nonce === undefined || verifier.rememberNonce(signedRequest.nonce)
    ? undefined
    : errors.usedNonce;
}

function isSameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

import { timingSafeEqual } from 'node:crypto';
import type { ServiceError } from '../operation';

/** Whose requests are believed. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** Who a signed request says it is from, and how to find out. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** When it was signed, in milliseconds; NaN when the stamp is unreadable. */
  readonly signedAt: number;
  /** What must not be used twice; Volcengine has none. */
  readonly nonce: string | undefined;
  readonly signature: string;
  /** The signature that the owner of the secret would have made. */
  expectedSignature(secret: string): string;
}

/** How a cloud refuses each kind of request that it does not believe. */
export interface AuthErrors {
  readonly unknownKey: ServiceError;
  readonly missingToken: ServiceError;
  readonly wrongToken: ServiceError;
  readonly unreadableTime: ServiceError;
  readonly expired: ServiceError;
  readonly wrongSignature: ServiceError;
  readonly usedNonce: ServiceError;
}

export interface Verifier {
  readonly account: Account;
  readonly now: number;
  /** Remembers a nonce; false when it was there already. */
  rememberNonce(nonce: string): boolean;
}

const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;

/** The reason not to believe a claim, if there is one. */
export function authenticate(
  signedRequest: SignedRequest,
  errors: AuthErrors,
  verifier: Verifier,
): ServiceError | undefined {
  const { account, now } = verifier;
  if (signedRequest.accessKeyId !== account.accessKeyId) {
    return errors.unknownKey;
  }
  if (signedRequest.securityToken !== account.securityToken) {
    return signedRequest.securityToken ? errors.wrongToken : errors.missingToken;
  }
  if (Number.isNaN(signedRequest.signedAt)) {
    return errors.unreadableTime;
  }
  if (Math.abs(now - signedRequest.signedAt) > MAX_CLOCK_SKEW_MS) {
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
  // Last: only a request that is believed may use a nonce up.
  return signedRequest.nonce === undefined || verifier.rememberNonce(signedRequest.nonce)
    ? undefined
    : errors.usedNonce;
}

function isSameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

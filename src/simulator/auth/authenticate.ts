import { timingSafeEqual } from 'node:crypto';
import type { ServerProtocol, ServiceError, SignedRequest } from '../protocol';

/** The only account that requests are accepted from. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

interface Verifier {
  readonly account: Account;
  readonly now: number;
  readonly rememberNonce: NonceMemory;
}

/** The reason to reject a request, if there is one. */
export function authenticate(
  signedRequest: SignedRequest,
  { authErrors: errors, timeWindowMs }: ServerProtocol,
  { account, now, rememberNonce }: Verifier,
): ServiceError | undefined {
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
  const expectedSignature = signedRequest.expectedSignature(account.accessKeySecret);
  if (!isSameSignature(signedRequest.signature, expectedSignature)) {
    return errors.wrongSignature;
  }
  // Last: a rejected request must not use up its nonce.
  return signedRequest.nonce === undefined || rememberNonce(signedRequest.nonce, now)
    ? undefined
    : errors.usedNonce;
}

function isSameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Remembers a nonce; false if it was remembered already. */
export type NonceMemory = (nonce: string, now: number) => boolean;

/** Keeps each nonce for as long as a timestamp within the window could come with it again. */
export function createNonceMemory(timeWindowMs: number): NonceMemory {
  const retentionMs = 2 * timeWindowMs + 60 * 1000;
  // Insertion order is the order of age, so the search for expired ones stops early.
  const seen = new Map<string, number>();
  return (nonce, now) => {
    for (const [oldNonce, seenAt] of seen) {
      if (now - seenAt <= retentionMs) {
        break;
      }
      seen.delete(oldNonce);
    }
    const isNew = !seen.has(nonce);
    if (isNew) {
      seen.set(nonce, now);
    }
    return isNew;
  };
}

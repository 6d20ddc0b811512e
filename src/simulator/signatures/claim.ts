import { timingSafeEqual } from 'node:crypto';
import type { Refusal } from '../service';

/** Whose requests are believed. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** Who a signed request says it is from, and how to find out. */
export interface Claim {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** When it was signed, in milliseconds; NaN when the stamp is unreadable. */
  readonly signedAt: number;
  /** What must not be used twice; Volcengine has none. */
  readonly nonce: string | undefined;
  readonly signature: string;
  /** The signature that the owner of the secret would have made. */
  expected(secret: string): string;
}

/** How a cloud refuses each kind of request that it does not believe. */
export interface Distrust {
  readonly unknownKey: Refusal;
  readonly missingToken: Refusal;
  readonly wrongToken: Refusal;
  readonly unreadableTime: Refusal;
  readonly expired: Refusal;
  readonly wrongSignature: Refusal;
  readonly usedNonce: Refusal;
}

export interface Judge {
  readonly account: Account;
  readonly now: number;
  /** Remembers a nonce; false when it was there already. */
  remember(nonce: string): boolean;
}

const WINDOW_MS = 15 * 60 * 1000;

/** The reason not to believe a claim, if there is one. */
export function doubt(claim: Claim, distrust: Distrust, judge: Judge): Refusal | undefined {
  const { account, now } = judge;
  if (claim.accessKeyId !== account.accessKeyId) {
    return distrust.unknownKey;
  }
  if (claim.securityToken !== account.securityToken) {
    return claim.securityToken ? distrust.wrongToken : distrust.missingToken;
  }
  if (Number.isNaN(claim.signedAt)) {
    return distrust.unreadableTime;
  }
  if (Math.abs(now - claim.signedAt) > WINDOW_MS) {
    return distrust.expired;
  }
  if (!isSame(claim.signature, claim.expected(account.accessKeySecret))) {
    return distrust.wrongSignature;
  }
  // Last: only a request that is believed may use a nonce up.
  return claim.nonce === undefined || judge.remember(claim.nonce) ? undefined : distrust.usedNonce;
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Longer than a time stamp is believed: 15 minutes before and after. */
const RETENTION_MS = 31 * 60 * 1000;

/** Nonces seen of late. */
export interface NonceStore {
  /** Remembers a nonce; false when it was there already. */
  remember(nonce: string, now: number): boolean;
}

export function createNonceStore(): NonceStore {
  // Insertion order is the order of age, so that forgetting stops at the first young one.
  const seen = new Map<string, number>();
  return {
    remember(nonce, now) {
      for (const [oldNonce, seenAt] of seen) {
        if (now - seenAt <= RETENTION_MS) {
          break;
        }
        seen.delete(oldNonce);
      }
      if (seen.has(nonce)) {
        return false;
      }
      seen.set(nonce, now);
      return true;
    },
  };
}

/** The nonces of recent requests. */
export interface NonceStore {
  /** Stores a nonce; false if it is stored already. */
  remember(nonce: string, now: number): boolean;
}

/** Keeps each nonce for as long as a timestamp within the window could come with it again. */
export function createNonceStore(timeWindowMs: number): NonceStore {
  const retentionMs = 2 * timeWindowMs + 60 * 1000;
  // Insertion order is the order of age, so the search for expired ones stops early.
  const seen = new Map<string, number>();
  return {
    remember(nonce, now) {
      for (const [oldNonce, seenAt] of seen) {
        if (now - seenAt <= retentionMs) {
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

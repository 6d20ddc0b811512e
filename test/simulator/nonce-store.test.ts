import { createNonceStore } from '../../src/simulator/auth/nonce-store';

const MINUTE_MS = 60 * 1000;

test('a nonce is used up for as long as its time stamp could be believed', () => {
  const nonces = createNonceStore(15 * MINUTE_MS);
  nonces.remember('once', 0);

  expect(nonces.remember('once', 30 * MINUTE_MS)).toBe(false);
});

test('a nonce is forgotten when its time stamp would be refused', () => {
  const nonces = createNonceStore(15 * MINUTE_MS);
  nonces.remember('once', 0);

  expect(nonces.remember('once', 32 * MINUTE_MS)).toBe(true);
});

test('a young nonce is remembered when an old one is forgotten', () => {
  const nonces = createNonceStore(15 * MINUTE_MS);
  nonces.remember('old', 0);
  nonces.remember('young', 20 * MINUTE_MS);
  nonces.remember('another', 32 * MINUTE_MS);

  expect(nonces.remember('young', 33 * MINUTE_MS)).toBe(false);
});

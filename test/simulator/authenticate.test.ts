import { createNonceMemory } from '../../src/simulator/auth/authenticate';

const MINUTE_MS = 60 * 1000;

test('a nonce is used up for as long as its timestamp would be accepted', () => {
  const remember = createNonceMemory(15 * MINUTE_MS);
  remember('once', 0);

  expect(remember('once', 30 * MINUTE_MS)).toBe(false);
});

test('a nonce is forgotten when its timestamp would be rejected', () => {
  const remember = createNonceMemory(15 * MINUTE_MS);
  remember('once', 0);

  expect(remember('once', 32 * MINUTE_MS)).toBe(true);
});

test('a young nonce is remembered when an old one is forgotten', () => {
  const remember = createNonceMemory(15 * MINUTE_MS);
  remember('old', 0);
  remember('young', 20 * MINUTE_MS);
  remember('another', 32 * MINUTE_MS);

  expect(remember('young', 33 * MINUTE_MS)).toBe(false);
});

import type { Credentials } from './credentials';

/** Takes out of a text what must never be shown. */
export type Redact = (text: string) => string;

// What keys, tokens and signatures are called in queries, forms, headers, JSON and configuration.
const NAME = [
  'access[-_]?key(?:[-_]?(?:id|secret))?',
  'secret[-_]?(?:access[-_]?)?key',
  '(?:security|session|sts)[-_]?token',
  'credential',
  'signature',
  'authorization',
].join('|');
// What stands between a name and its value, encoded or not, with the scheme of a header.
const BETWEEN = `["']?\\s*(?:[=:]|%(?:25)*3[DA])\\s*["']?(?:acs |HMAC-SHA256 )?`;
const VALUE = `(?:(?!%(?:25)*26)[^\\s&"',;<>])+`;
const NAMED = new RegExp(`((?:${NAME})${BETWEEN})${VALUE}`, 'gi');

/** Removes these keys, however they are written, and whatever stands where keys stand. */
export function createRedactor({
  accessKeyId,
  accessKeySecret,
  securityToken,
}: Credentials): Redact {
  const spellings = [accessKeySecret, securityToken, accessKeyId].flatMap((key) =>
    key ? [key, encodeURIComponent(key), encodeURIComponent(encodeURIComponent(key))] : [],
  );
  return (text) =>
    spellings.reduce((left, key) => left.replaceAll(key, '***'), text).replace(NAMED, '$1***');
}

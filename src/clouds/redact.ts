import { lazy } from '../lazy';
import type { Cloud } from './cloud';
import type { Credentials } from './credentials';

/** Removes secrets from a text. */
export type Redact = (text: string) => string;

/** The names of secrets at every cloud, those of the arguments for credentials included. */
const COMMON_NAMES: readonly string[] = [
  'access key id',
  'access key secret',
  'credential',
  'signature',
  'authorization',
];
// The text between a name and its value, percent-encoded or not.
const BETWEEN = `["']?\\s*(?:[=:]|%(?:25)*3[DA])\\s*["']?`;
const VALUE = `(?:(?!%(?:25)*26)[^\\s&"',;<>])+`;

/** Creates a function that removes these credentials in any encoding, and any value that follows the name of a secret. */
export function createRedactor(
  { secretNames, authorizationScheme }: Cloud,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
): Redact {
  const spellings = [accessKeySecret, securityToken, accessKeyId].flatMap((key) =>
    key ? [key, encodeURIComponent(key), encodeURIComponent(encodeURIComponent(key))] : [],
  );
  const names = [...secretNames, ...COMMON_NAMES].map((words) => words.replaceAll(' ', '[-_]?'));
  // Created for the first text, because most replies need no redaction.
  const named = lazy(
    () =>
      new RegExp(`((?:${names.join('|')})${BETWEEN}(?:${authorizationScheme} )?)${VALUE}`, 'gi'),
  );
  return (text) =>
    spellings.reduce((left, key) => left.replaceAll(key, '***'), text).replace(named(), '$1***');
}

import { lazy } from '../lazy';
import type { Cloud } from './cloud';
import type { Credentials } from './credentials';
import { toSecretPattern } from './secret-pattern';

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
const SPACE = '(?:\\s|%(?:25)*20)';
// The text between a name and its value, percent-encoded or not.
const BETWEEN = `\\\\{0,4}["']?${SPACE}*(?:[=:]|%(?:25)*3[DA])${SPACE}*\\\\{0,4}["']?`;
const VALUE = `(?:(?!%(?:25)*26)[^\\s&"',;<>])+`;
/** Signatures of requests by their length: SHA-1 and SHA-256 in base64 or hexadecimal. */
const SIGNATURE = /(?<![\w+/])(?:[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[\da-f]{64})(?![\w+/=])/g;

/** The secrets of one request besides its credentials. */
interface RequestSecrets {
  readonly proxyUserinfo?: string | undefined;
  readonly signatures?: readonly string[];
}

/** Creates a function that removes these secrets in any encoding, and any value that follows the name of a secret. */
export function createRedactor(
  { secretNames, authorizationScheme }: Cloud,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { proxyUserinfo, signatures = [] }: RequestSecrets = {},
): Redact {
  // Created for the first text, because most replies need no redaction.
  const own = lazy(() => {
    const pair = `${accessKeyId}:${accessKeySecret}`;
    const secrets = [accessKeyId, accessKeySecret, securityToken, proxyUserinfo];
    const pattern = toSecretPattern([pair, ...secrets.filter((secret) => secret !== undefined)]);
    return new RegExp(pattern || '(?!)', 'gi');
  });
  const named = lazy(() => {
    const names = [...secretNames, ...COMMON_NAMES].map((words) => words.replaceAll(' ', '[-_]?'));
    const scheme = `(?:(?:${authorizationScheme}|basic|bearer|digest|negotiate)${SPACE}+)?`;
    return new RegExp(`((?:${names.join('|')})${BETWEEN}${scheme})${VALUE}`, 'gi');
  });
  // Every request has another signature, and a pattern for it would be compiled each time.
  const withoutSignatures = (text: string) =>
    signatures
      .flatMap((signature) => [signature, encodeURIComponent(signature)])
      .reduce((left, signature) => left.replaceAll(signature, '***'), text);
  return (text) =>
    withoutSignatures(text)
      .replace(own(), '***')
      .replace(named(), '$1***')
      .replace(SIGNATURE, '***');
}

import type { Cloud } from './cloud';
import type { Credentials } from './credentials';

/** Takes out of a text what must never be shown. */
export type Redact = (text: string) => string;

/** What secrets are called at every cloud, in queries, forms, headers, JSON and configuration. */
const COMMON_NAMES: readonly string[] = ['credential', 'signature', 'authorization'];
// What stands between a name and its value, encoded or not.
const BETWEEN = `["']?\\s*(?:[=:]|%(?:25)*3[DA])\\s*["']?`;
const VALUE = `(?:(?!%(?:25)*26)[^\\s&"',;<>])+`;

/** Removes these credentials, however they are written, and every value beside a name of a secret. */
export function createRedactor(
  { secretNames, authorizationScheme }: Cloud,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
): Redact {
  const spellings = [accessKeySecret, securityToken, accessKeyId].flatMap((key) =>
    key ? [key, encodeURIComponent(key), encodeURIComponent(encodeURIComponent(key))] : [],
  );
  const names = [...secretNames, ...COMMON_NAMES].map((words) => words.replaceAll(' ', '[-_]?'));
  // Made for the first text: most replies show none.
  let named: RegExp | undefined;
  return (text) => {
    named ??= new RegExp(
      `((?:${names.join('|')})${BETWEEN}(?:${authorizationScheme} )?)${VALUE}`,
      'gi',
    );
    return spellings
      .reduce((left, key) => left.replaceAll(key, '***'), text)
      .replace(named, '$1***');
  };
}

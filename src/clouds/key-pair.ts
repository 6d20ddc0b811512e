import { ImagepinError } from '../errors';
import type { CredentialsProvider } from './credentials';

/** One part of a key pair: its value and its name. */
interface KeyPairPart {
  readonly name: string;
  readonly value: string | undefined;
}

export interface KeyPair {
  readonly id: KeyPairPart;
  readonly secret: KeyPairPart;
  readonly token?: KeyPairPart | undefined;
}

/** Provides a complete key pair, or returns the reason if both parts are missing. Throws for half of a pair: no other place completes it. */
export function provideKeyPair(
  { id, secret, token }: KeyPair,
  reason: string,
): CredentialsProvider | string {
  for (const { name, value } of [id, secret, ...(token ? [token] : [])]) {
    rejectUnsendable(name, value?.trim());
  }
  const accessKeyId = id.value?.trim();
  const accessKeySecret = secret.value?.trim();
  if (accessKeyId && accessKeySecret) {
    const securityToken = token?.value?.trim() || undefined;
    return async () => ({ accessKeyId, accessKeySecret, securityToken });
  }
  if (accessKeyId || accessKeySecret) {
    const [present, missing] = accessKeyId ? [id, secret] : [secret, id];
    throw new ImagepinError('MissingCredentials', `${missing.name} is missing`, {
      detail: `${present.name} is set: set both, or neither, so that credentials are searched elsewhere.`,
    });
  }
  return reason;
}

/** Rejects a value that no key has and no header can carry, such as two lines of a file. The message omits the value. */
export function rejectUnsendable(name: string, value = ''): void {
  if (/[^\x21-\x7e]/.test(value)) {
    throw new ImagepinError(
      'MissingCredentials',
      `${name} contains white space or other characters that are not allowed`,
      { detail: 'Keys and tokens consist of visible ASCII characters. Copy it again.' },
    );
  }
}

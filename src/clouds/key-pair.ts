import { ImagepinError } from '../errors';
import type { Credentials } from './credentials';

/** One part of a key pair: its value and its name. */
export interface KeyPairPart {
  readonly name: string;
  readonly value: string | undefined;
}

/** The parts of a key pair. */
export interface KeyPair {
  readonly id: KeyPairPart;
  readonly secret: KeyPairPart;
  readonly token?: KeyPairPart;
}

/** Returns complete credentials, or undefined without any. Throws for half of a pair, which no other place completes. */
export function readKeyPair({ id, secret, token }: KeyPair): Credentials | undefined {
  const accessKeyId = id.value?.trim();
  const accessKeySecret = secret.value?.trim();
  if (accessKeyId && accessKeySecret) {
    return { accessKeyId, accessKeySecret, securityToken: token?.value?.trim() || undefined };
  }
  if (accessKeyId || accessKeySecret) {
    const [present, missing] = accessKeyId ? [id, secret] : [secret, id];
    throw new ImagepinError('MissingCredentials', `${missing.name} is missing`, {
      detail: `${present.name} is set: set both, or neither, so that credentials are searched elsewhere.`,
    });
  }
  return undefined;
}

import { ImagepinError } from '../../errors';
import type { Credentials } from '../credentials';

/** One part of a pair of keys: what it says, and what its place calls it. */
export interface Part {
  readonly name: string;
  readonly value: string | undefined;
}

export interface Pair {
  readonly id: Part;
  readonly secret: Part;
  readonly token?: Part;
}

/** Whole keys, or nothing; half of a pair is a mistake that no other place makes good. */
export function readPair({ id, secret, token }: Pair): Credentials | undefined {
  const accessKeyId = id.value?.trim();
  const accessKeySecret = secret.value?.trim();
  if (accessKeyId && accessKeySecret) {
    return { accessKeyId, accessKeySecret, securityToken: token?.value?.trim() || undefined };
  }
  if (accessKeyId || accessKeySecret) {
    const [there, missing] = accessKeyId ? [id, secret] : [secret, id];
    throw new ImagepinError('MissingCredentials', `${missing.name} is missing`, {
      detail: `${there.name} is there: set both, or neither to look for keys elsewhere.`,
    });
  }
  return undefined;
}

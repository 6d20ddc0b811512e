import type { Credentials } from '../../../src/clouds/credentials';
import type { ImagepinError } from '../../../src/errors';
import { EXIT_CODES } from '../../../src/frontends/cli/exit-code';

/** The secrets of credentials; the id of a key is none. */
export function secretsIn({ accessKeySecret, securityToken }: Credentials): readonly string[] {
  return [accessKeySecret, ...(securityToken ? [securityToken] : [])];
}

/** Checks that an error has a code of the table, readable texts and no secret. */
export function checkError(error: ImagepinError, secrets: readonly string[] = []): void {
  const { code, message, detail = '', path } = error;
  expect(Object.keys(EXIT_CODES)).toContain(code);
  expect(message).toMatch(/^[^\n]+$/);
  const texts = [message, detail, ...path, String(error.stack)].join('\n');
  for (const secret of secrets) {
    expect(texts).not.toContain(secret);
  }
}

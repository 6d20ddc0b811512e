import type { CredentialsProvider } from './credentials';

/** Somewhere that keys may be. */
export interface CredentialSource {
  /** What people call it, such as ~/.aliyun/config.json. */
  readonly name: string;
  /** Its keys, or why it has none for us. */
  findProvider(): Promise<CredentialsProvider | string>;
}

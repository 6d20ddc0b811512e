import type { CredentialsProvider } from './credentials';

/** A place that may hold credentials. */
export interface CredentialSource {
  /** The name for messages, such as ~/.aliyun/config.json. */
  readonly name: string;
  /** Returns a provider of the credentials, or the reason why there is none. */
  findProvider(): Promise<CredentialsProvider | string>;
}

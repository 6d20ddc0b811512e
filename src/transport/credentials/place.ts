import type { CredentialsProvider } from '../credentials';

/** Somewhere that keys may be. */
export interface Place {
  /** What people call it, such as ~/.aliyun/config.json. */
  readonly name: string;
  /** Its keys, or why it has none for us. */
  find(): Promise<CredentialsProvider | string>;
}

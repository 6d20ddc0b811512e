import type { Clock } from '../http/clock';
import type { EnvironmentVariables } from '../http/proxy';

/** The credentials of one account, which are never printed, logged or used in cache keys. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** The token of temporary credentials. */
  readonly securityToken?: string | undefined;
}

/** Provides the credentials of each attempt; temporary ones may be renewed between two attempts. */
export type CredentialsProvider = (signal: AbortSignal) => Promise<Credentials>;

/** A place that may hold credentials. */
export interface CredentialSource {
  /** The name for messages, such as ~/.aliyun/config.json. */
  readonly name: string;
  /** Returns a provider of the credentials, or the reason why there is none. */
  findProvider(): Promise<CredentialsProvider | string>;
}

/** The code of the error for a pipe or a device in place of a file. */
export const NOT_A_REGULAR_FILE = 'ERR_NOT_A_REGULAR_FILE';

/** The environment in which credentials and regions are found. */
export interface CredentialsEnvironment {
  readonly env: EnvironmentVariables;
  /** The path of the user's home folder. */
  readonly home: string;
  /** Reads a text file; rejects with the code ENOENT or NOT_A_REGULAR_FILE if there is none. */
  readonly readFile: (path: string) => Promise<string>;
  readonly clock?: Clock;
}

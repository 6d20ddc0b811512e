/** The credentials of one account, which are never printed, logged or used in cache keys. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** The token of temporary credentials. */
  readonly securityToken?: string | undefined;
}

/** Provides the credentials of each attempt; temporary ones may be renewed between two attempts. */
export type CredentialsProvider = (signal: AbortSignal) => Promise<Credentials>;

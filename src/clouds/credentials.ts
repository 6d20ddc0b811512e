/** Keys of one account. Never printed, logged or made part of a key. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** The token of temporary keys. */
  readonly securityToken?: string | undefined;
}

/** Supplies keys for each attempt, so that temporary ones may be renewed between two. */
export type CredentialsProvider = (signal: AbortSignal) => Promise<Credentials>;

const ACCOUNT_ID = /^\d{5,}$/;

/** Whether an owner is an account ID; every other owner is an `OwnerAlias`. */
export function isAccountId(owner: string): boolean {
  return ACCOUNT_ID.test(owner);
}

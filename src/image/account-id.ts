const ACCOUNT_ID = /^\d{5,}$/;

/** Whether an owner is an account id; every other owner is one of the neutral words. */
export function isAccountId(owner: string): boolean {
  return ACCOUNT_ID.test(owner);
}

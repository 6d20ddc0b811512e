import { ImagepinError } from '../errors';

/** What a lookup has left; all of its calls share it. Its time is limited by the deadline. */
export interface Budget {
  retries: number;
  /** Pages to request. */
  requests: number;
  bytes: number;
}

/** The budget of a lookup: more than 100,000 images need, less than what exhausts the memory. */
const LOOKUP_BUDGET: Readonly<Budget> = { retries: 12, requests: 5_000, bytes: 512 * 1024 ** 2 };

const BUDGET_NAMES = {
  requests: `${LOOKUP_BUDGET.requests} requests`,
  bytes: `${LOOKUP_BUDGET.bytes / 1024 ** 2} MiB`,
};

export function createBudget(limits: Partial<Budget> = {}): Budget {
  return { ...LOOKUP_BUDGET, ...limits };
}

/** Takes an amount from a budget. Throws if it exceeds what is left. */
export function spend(
  budget: Budget,
  resource: keyof typeof BUDGET_NAMES,
  amount: number,
  spender: string,
): void {
  budget[resource] -= amount;
  if (budget[resource] < 0) {
    throw new ImagepinError(
      'UnexpectedResponse',
      `${spender} exceeds the budget of a lookup: ${BUDGET_NAMES[resource]}`,
      {
        detail:
          'No list of images is that long, so reading stopped and no image was chosen. Add filters so that there is less to list, and report it if the list is not that long.',
      },
    );
  }
}

import type { ErrorCode } from '../../src/errors';
import type { FaultKind } from '../../src/simulator/faults/fault-table';
import type { Paging } from '../../src/sources/source';

/** What a lookup under a fault comes to; the promised error code if it fails. */
export type Outcome = 'answer' | 'warning' | 'unproven' | 'undetected' | ErrorCode;

/** The words for the outcomes that are no error codes. */
export const OUTCOMES: Readonly<Record<Exclude<Outcome, ErrorCode>, string>> = {
  answer: 'right answer',
  warning: 'right answer and the warning `TotalMismatch`',
  unproven: 'no image that fails to report what the query filters by',
  undetected: 'not detectable',
};

type Promised = Outcome | ((paging: Paging) => Outcome);

/** What lookups promise under one fault; find and list alike. */
export interface FaultPromise {
  /** The outcome if it strikes one request. */
  readonly once?: Promised;
  /** The request that it strikes then. Default: 1. */
  readonly at?: number;
  /** The outcome if it strikes every request. */
  readonly always?: Promised;
  /** The outcome if it strikes every request from the second on, so that the list changes between two pages. */
  readonly fromSecond?: Promised;
  /** The timeout of the lookup. Default: 10. */
  readonly timeoutSeconds?: number;
}

const retried = { once: 'answer', always: 'ApiUnavailable' } as const;
const harmless = { once: 'answer', always: 'answer' } as const;
const unexpected = { once: 'UnexpectedResponse', always: 'UnexpectedResponse' } as const;
const rejected = { once: 'ApiRejected', always: 'ApiRejected' } as const;
const unproven = { once: 'unproven', always: 'unproven' } as const;

/** The outcome where each page leads to the next, and the outcome where pages have numbers. */
function byPaging(token: Outcome, number: Outcome): Promised {
  return ({ kind }) => (kind === 'token' ? token : number);
}

const inTokens = byPaging('UnexpectedResponse', 'answer');
const inTotals = byPaging('answer', 'UnexpectedResponse');
const lyingTotal = { once: 'answer', always: byPaging('answer', 'warning') } as const;

/** The promises by fault: one table for the tests, which keep them, and for the page, which shows them. */
export const FAULT_PROMISES: Readonly<Record<FaultKind, FaultPromise>> = {
  throttle: retried,
  'throttle-429': retried,
  'throttle-without-hint': retried,
  'throttle-retry-after': { ...retried, timeoutSeconds: 2 },
  'throttle-200': retried,
  unavailable: retried,
  'no-body': retried,
  html: retried,
  'html-200': unexpected,
  redirect: unexpected,
  latency: harmless,
  'long-tail': harmless,
  'slow-headers': { once: 'ApiUnavailable', always: 'ApiUnavailable', timeoutSeconds: 0.5 },
  'endless-body': unexpected,
  truncated: retried,
  reset: retried,
  'reset-in-body': retried,
  refused: retried,
  'invalid-json': unexpected,
  'content-type': harmless,
  compressed: harmless,
  'byte-order-mark': harmless,
  'repeated-page': { once: 'UnexpectedResponse', at: 2, always: 'UnexpectedResponse' },
  'repeated-token': { once: inTokens, at: 2, always: inTokens },
  'token-loop': { once: inTokens, at: 3, always: inTokens },
  'empty-page': {
    once: 'answer',
    at: 2,
    always: byPaging('UnexpectedResponse', 'ApiUnavailable'),
  },
  'total-too-high': lyingTotal,
  'total-too-low': lyingTotal,
  'added-image': { fromSecond: ({ overlaps }) => (overlaps ? 'undetected' : 'answer') },
  'vanished-image': { fromSecond: byPaging('undetected', 'answer') },
  'changed-image': { fromSecond: 'undetected' },
  'duplicate-image': {
    once: 'answer',
    always: ({ overlaps }) => (overlaps ? 'answer' : 'ApiUnavailable'),
  },
  'conflicting-images': retried,
  'missing-id': unexpected,
  'missing-list': unexpected,
  'missing-total': { once: inTotals, always: inTotals },
  'missing-fields': unproven,
  'null-fields': unproven,
  'unknown-fields': harmless,
  'other-spelling': harmless,
  'long-integers': harmless,
  'clock-skew': rejected,
  'expired-token': rejected,
  'permission-denied': rejected,
};

/** The outcome that a source promises. */
export function promisedOutcome(promised: Promised, paging: Paging): Outcome {
  return typeof promised === 'function' ? promised(paging) : promised;
}

/** Promises that lookups do not keep yet, with the reason. */
export const KNOWN_FAILURES: Readonly<Partial<Record<FaultKind, string>>> = {};

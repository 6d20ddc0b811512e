import type { IncomingHttpHeaders } from 'node:http';
import { argument, type Text, text } from '../text';

type Verdict = keyof typeof VERDICTS;

/** The error codes of one cloud by meaning. */
export type ErrorCodes = Readonly<Partial<Record<Verdict, RegExp>>>;

/** What advice may depend on. */
interface FailedCall {
  readonly headers: IncomingHttpHeaders;
  readonly now: number;
  readonly region?: string | undefined;
  readonly signatureWindowMinutes: number;
}

interface VerdictRule {
  readonly isTransient?: boolean;
  readonly isThrottled?: boolean;
  /** The argument to blame. */
  readonly path?: readonly string[];
  /** Whether the API accepts the request without tags. */
  readonly rejectsTags?: boolean;
  readonly advice: Text | ((call: FailedCall) => Text);
}

/** The advice on a rejection of unknown cause. */
export const REJECTED_ADVICE = 'The error code names what the cloud did not accept.';
/** The advice on a fault of the cloud. */
export const CLOUD_FAULT_ADVICE = 'This is a fault of the cloud. Try again later.';

/** The verdicts in the order of matching. The status does not decide: throttling occurs with 200, 400, 429 and 503. */
const VERDICTS = {
  throttled: {
    isTransient: true,
    isThrottled: true,
    advice: 'The account exceeds the call limit of this API. Try again in a minute.',
  },
  wrongTime: { advice: clockAdvice },
  expiredToken: {
    advice: 'The token of these temporary credentials has expired. Get new credentials.',
  },
  overdueBill: { advice: 'The account has an overdue bill. Pay it, then try again.' },
  unverifiedName: {
    advice: 'The owner of the account has not passed real-name verification. Complete it first.',
  },
  disabledService: {
    advice: 'The account has not enabled this service. Enable it in the console, then try again.',
  },
  wrongRegion: {
    path: ['region'],
    advice: ({ region }) =>
      region === undefined
        ? text`The endpoint does not serve this operation. Leave ${argument('endpoint')} out.`
        : text`The service is not in region ${region}, or the endpoint belongs to another region. Check ${argument('region')} and ${argument('endpoint')}.`,
  },
  unknownInstanceType: {
    path: ['instanceType'],
    advice: text`The cloud does not know this ${argument('instanceType')} in this region. Correct it.`,
  },
  unusableTags: {
    path: ['tags'],
    rejectsTags: true,
    advice: text`The API finds images by tags only if it knows the tags and not too many images have them. Leave ${argument('tags')} out.`,
  },
  wrongCredentials: {
    advice: 'Check the access key, its secret and the token: one is mistyped, expired or disabled.',
  },
  missingPrivilege: {
    advice:
      'The credentials are valid but not permitted to make this call. Grant the privileges of the ' +
      'source; `imagepin sources` lists them.',
  },
  cloudFault: { isTransient: true, advice: CLOUD_FAULT_ADVICE },
  rejected: { advice: REJECTED_ADVICE },
} as const satisfies Readonly<Record<string, VerdictRule>>;

/** The verdict on an error code; undefined for an unknown code. */
export function classifyErrorCode(code: string, cloudCodes: ErrorCodes): VerdictRule | undefined {
  const codes: Readonly<Record<string, RegExp | undefined>> = cloudCodes;
  return Object.entries(VERDICTS).find(([verdict]) => codes[verdict]?.test(code))?.[1];
}

/** The advice on a rejected signature time; it blames the clock only if the server's time proves it wrong. */
function clockAdvice({ headers, now, signatureWindowMinutes }: FailedCall): string {
  const serverTime = Date.parse(headers.date ?? '');
  const minutes = Math.abs(serverTime - now) / 60_000;
  // An offset below a third of the window is not a misconfigured clock.
  return minutes >= signatureWindowMinutes / 3
    ? `The clock of this machine is off by ${Math.round(minutes)} minutes: the time of the server is ${new Date(serverTime).toUTCString()}. Correct the clock.`
    : 'The request arrived too late, although the clock of this machine seems to be right. A proxy may have delayed it. Try again.';
}

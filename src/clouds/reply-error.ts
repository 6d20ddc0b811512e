import { ImagepinError } from '../errors';
import type { RawResponse } from '../http/record-response';
import { markRetryAfter, readRetryAfter } from '../http/retry-after';
import type { ApiOperation } from './api-operation';
import type { Redact } from './redact';
import { markTagLimit } from './tag-limit';

/** What a cloud says is wrong. */
export interface ApiError {
  readonly code: string;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
}

/** How an error is told: what must be left out of it, what time it is, and which region was called. */
export interface ErrorContext {
  readonly redact: Redact;
  readonly now: number;
  readonly region?: string | undefined;
}

interface ErrorRule {
  readonly codes: RegExp;
  readonly isTransient?: boolean;
  /** The argument to blame. */
  readonly path?: readonly string[];
  /** Whether a request without tags would be accepted. */
  readonly isTagLimit?: boolean;
  readonly advice: string | ((response: RawResponse, context: ErrorContext) => string);
}

const REJECTED_ADVICE = 'The code says what the cloud did not accept.';
const CLOUD_FAULT_ADVICE = 'The fault is on the side of the cloud. Try again later.';

// The first that fits decides. No status is asked: a throttled call comes as 200, 400, 429 or 503.
const ERROR_RULES: readonly ErrorRule[] = [
  {
    codes: /^Throttling|^Rejected\.Throttling$|FlowLimitExceeded$|^1000(?:18|27)$/,
    isTransient: true,
    advice: 'The account calls this API more often than it may. Try again in a minute.',
  },
  { codes: /^Invalid_?Time[Ss]tamp/, advice: clockAdvice },
  {
    codes: /Token\.?Expired|ExpiredToken/i,
    advice: 'The token of these temporary keys has expired. Get new keys with a new token.',
  },
  {
    // Misspelt by the cloud; its page explains the code as overdue bills.
    codes: /Arrear|Overdue|NotEnoughBalance|InsufficientBalance|UserBuss?inessStatus/i,
    advice: 'The account has an overdue bill. Pay it, then try again.',
  },
  {
    codes: /Real_?Name/i,
    advice: 'The owner of the account has not passed real-name verification. Complete it first.',
  },
  {
    codes: /Not(?:Enabled|Activated|Open|Opened|Subscribed|Subscription)$/,
    advice: 'The account has not enabled this service. Enable it in the console, then try again.',
  },
  {
    codes:
      /^(?:InvalidRegion|InvalidParameter\.Region|Unsupported(?:Region|Endpoint)|RegionNot)|NotSupportedEndpoint$/,
    path: ['region'],
    advice: (_, { region }) =>
      region === undefined
        ? 'The endpoint does not serve this operation. Leave `endpoint` out.'
        : `The service is not in region ${region}, or the endpoint belongs to another region. Check \`region\` and \`endpoint\`.`,
  },
  {
    codes: /^InvalidInstanceType/,
    path: ['instanceType'],
    advice: 'The cloud does not know this `instanceType` in this region. Correct it.',
  },
  {
    codes: /MaximumTagFilterResults$/,
    path: ['tags'],
    isTagLimit: true,
    advice: 'More images carry these tags than the API finds by tags. Leave `tags` out.',
  },
  {
    codes:
      /^(?:InvalidAccessKey|SignatureDoesNotMatch|InvalidSe(?:curity|cret)Token|IncompleteSignature|InvalidSignature|InvalidCredential|InvalidAuthorization|MissingAuthenticationToken|MissingSignature|SignatureExpired|MalformedSecurityToken)/,
    advice: 'Check the access key, its secret and the token: one is mistyped, expired or disabled.',
  },
  {
    codes: /^(?:NoPermission|Forbidden|AccessDenied|LackPolicy|UnauthorizedOperation)/,
    advice:
      'The keys are known but may not make this call. Grant the least privileges of the source; ' +
      '`imagepin sources` lists them.',
  },
  {
    codes:
      /^(?:SignatureNonceUsed|InternalError|UnknownError|ServiceUnavailable|InternalService(?:Error|Timeout))/,
    isTransient: true,
    advice: CLOUD_FAULT_ADVICE,
  },
  { codes: /^(?:InvalidParameter|Missing)/, advice: REJECTED_ADVICE },
];

const TRANSIENT_STATUS = new Set([429, 500, 502, 503, 504]);

/** The one place that decides what a refusal means, and whether asking again may help. */
export function toImagepinError(
  api: ApiOperation,
  response: RawResponse,
  apiError: ApiError,
  context: ErrorContext,
) {
  const { redact, now } = context;
  const rule = ERROR_RULES.find(({ codes }) => codes.test(apiError.code));
  const isTransient = rule ? rule.isTransient === true : TRANSIENT_STATUS.has(response.status);
  const advice = rule?.advice ?? (isTransient ? CLOUD_FAULT_ADVICE : REJECTED_ADVICE);
  const code = oneLine(redact(apiError.code)).slice(0, 100) || 'no code';
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'ApiRejected',
    `${operationName(api)} ${isTransient ? 'is unavailable' : 'was refused'}: ${code}`,
    {
      detail: joinSentences(
        apiError.message && `The cloud says: ${oneLine(redact(apiError.message)).slice(0, 500)}`,
        describeResponse(response, apiError.requestId, redact),
        typeof advice === 'string' ? advice : advice(response, context),
      ),
      path: rule?.path,
    },
  );
  if (rule?.isTagLimit) {
    return markTagLimit(error);
  }
  return isTransient ? markRetryAfter(error, readRetryAfter(response.headers, now)) : error;
}

/** The clock is blamed only where the server's own time shows that it is off. */
function clockAdvice({ headers }: RawResponse, { now }: ErrorContext): string {
  const minutes = Math.abs(Date.parse(headers.date ?? '') - now) / 60_000;
  return minutes >= MIN_CLOCK_SKEW_MINUTES
    ? `The clock of this machine is off by ${Math.round(minutes)} minutes: the server says it is ${oneLine(headers.date ?? '')}. Set the clock.`
    : 'The request arrived too late, although nothing shows that the clock of this machine is off. A proxy may have held it back. Try again.';
}

/** Requests are accepted for 15 minutes; less than this is no clock that somebody forgot to set. */
const MIN_CLOCK_SKEW_MINUTES = 5;

/** What an answer means that is not the API's own: from a proxy, a firewall or a broken server. */
export function toUnexpectedResponse(
  api: ApiOperation,
  response: RawResponse,
  description: string,
  context: ErrorContext,
) {
  const { redact, now } = context;
  const isTransient = TRANSIENT_STATUS.has(response.status);
  const error = new ImagepinError(
    isTransient ? 'ApiUnavailable' : 'UnexpectedResponse',
    isTransient
      ? `${operationName(api)} is unavailable: status ${response.status}`
      : `${operationName(api)} gave an unexpected answer: ${description}`,
    {
      detail: joinSentences(
        describeResponse(response, requestIdInHeaders(response), redact),
        'A proxy or a firewall may have answered in the place of the API.',
        excerptSentence(response, redact),
      ),
    },
  );
  return isTransient ? markRetryAfter(error, readRetryAfter(response.headers, now)) : error;
}

/** The request id that the gateways repeat in the head of an answer. */
export function requestIdInHeaders({ headers }: RawResponse): string | undefined {
  const id = headers['x-acs-request-id'] ?? headers['request-id'] ?? headers['x-tt-logid'];
  return typeof id === 'string' ? id : undefined;
}

/** How messages call an operation, such as `alicloud ecs DescribeImages`. */
export function operationName({ cloud, service, action }: ApiOperation): string {
  return `${cloud} ${service} ${action}`;
}

function describeResponse(
  { status }: RawResponse,
  requestId: string | undefined,
  redact: Redact,
): string {
  const id = requestId && `, request id ${oneLine(redact(requestId)).slice(0, 100)}`;
  return `Status ${status}${id ?? ''}`;
}

function excerptSentence(response: RawResponse, redact: Redact): string | undefined {
  const start = excerptOf(response, redact);
  return start && `It begins: ${start}`;
}

/** The first 200 characters, redacted before they are cut, so that no half of a key is left at the end. */
export function excerptOf({ body }: RawResponse, redact: Redact): string {
  return oneLine(redact(body.toString('utf8', 0, 20_000))).slice(0, 200);
}

/** Without line ends and other characters that a terminal would act on. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

function joinSentences(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(String(part)) ? part : `${part}.`))
    .join(' ');
}

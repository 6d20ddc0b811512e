import type { ErrorCodes } from '../verdict';

/** The codes of its RPC and ROA gateways that are not common to all clouds. */
export const errorCodes: ErrorCodes = {
  throttled: /^Throttling|^Rejected\.Throttling$/,
  // Misspelt by the cloud; its page explains the code as overdue bills.
  overdueBill: /UserBuss?inessStatus/,
  wrongRegion: /NotSupportedEndpoint$/,
  // A retry has a nonce of its own.
  cloudFault: /^SignatureNonceUsed/,
};

import type { ErrorCodes } from '../verdict';

/** The error codes of the RPC and ROA gateways that are specific to Alibaba Cloud. */
export const errorCodes: ErrorCodes = {
  throttled: /^Throttling|^Rejected\.Throttling$/,
  // The cloud misspells the code.
  overdueBill: /UserBuss?inessStatus/,
  wrongRegion: /NotSupportedEndpoint$/,
  // A retry is signed with a new nonce.
  cloudFault: /^SignatureNonceUsed/,
};

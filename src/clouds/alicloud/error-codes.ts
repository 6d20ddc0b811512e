import type { ErrorCodes } from '../verdict';

/** The error codes of the gateways and the services, by meaning. */
export const errorCodes: ErrorCodes = {
  throttled: /^Throttling|^Rejected\.Throttling$/,
  wrongTime: /^Invalid_?Time[Ss]tamp/,
  expiredToken: /Token\.?Expired|ExpiredToken/i,
  // The cloud misspells the code for a status of the user.
  overdueBill: /UserBuss?inessStatus|Arrear|Overdue|NotEnoughBalance|InsufficientBalance/i,
  unverifiedName: /Real_?Name/i,
  disabledService: /Not(?:Enabled|Activated|Open|Opened|Subscribed|Subscription)$/,
  wrongRegion:
    /^(?:InvalidRegion|InvalidParameter\.Region|Unsupported(?:Region|Endpoint)|RegionNot)|NotSupportedEndpoint$/,
  unknownInstanceType: /^InvalidInstanceType/,
  wrongCredentials:
    /^(?:InvalidAccessKey|SignatureDoesNotMatch|InvalidSecurityToken|IncompleteSignature|InvalidSignature|InvalidCredential|SignatureExpired|MalformedSecurityToken)/,
  missingPrivilege: /^(?:NoPermission|Forbidden|AccessDenied|UnauthorizedOperation)/,
  // A used nonce is transient, because a retry is signed with a new one.
  cloudFault: /^(?:InternalError|UnknownError|ServiceUnavailable|SignatureNonceUsed)/,
  rejected: /^(?:InvalidParameter|Missing)/,
};

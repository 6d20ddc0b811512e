import type { ErrorCodes } from '../verdict';

/** The error codes of the gateway and the services, by meaning. */
export const errorCodes: ErrorCodes = {
  // The numbers replace missing codes.
  throttled: /FlowLimitExceeded$|^1000(?:18|27)$/,
  wrongTime: /^Invalid_?Time[Ss]tamp/,
  expiredToken: /Token\.?Expired|ExpiredToken/i,
  overdueBill: /Arrear|Overdue|NotEnoughBalance|InsufficientBalance/i,
  unverifiedName: /Real_?Name/i,
  disabledService: /Not(?:Enabled|Activated|Open|Opened|Subscribed|Subscription)$/,
  wrongRegion:
    /^(?:InvalidRegion|InvalidParameter\.Region|Unsupported(?:Region|Endpoint)|RegionNot)/,
  unknownInstanceType: /^InvalidInstanceType/,
  unusableTags: /MaximumTagFilterResults$/,
  wrongCredentials:
    /^(?:InvalidAccessKey|SignatureDoesNotMatch|InvalidSecurityToken|IncompleteSignature|InvalidSignature|InvalidCredential|SignatureExpired|MalformedSecurityToken|InvalidSecretToken|InvalidAuthorization|MissingAuthenticationToken|MissingSignature)/,
  missingPrivilege: /^(?:NoPermission|Forbidden|AccessDenied|UnauthorizedOperation|LackPolicy)/,
  cloudFault: /^(?:InternalError|InternalService(?:Error|Timeout)|UnknownError|ServiceUnavailable)/,
  rejected: /^(?:InvalidParameter|Missing)/,
};

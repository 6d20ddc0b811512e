import type { ErrorCodes } from '../verdict';

/** The error codes of the gateway and the services that are specific to Volcengine. */
export const errorCodes: ErrorCodes = {
  // The numbers replace missing codes.
  throttled: /FlowLimitExceeded$|^1000(?:18|27)$/,
  tooManyTagged: /MaximumTagFilterResults$/,
  wrongCredentials:
    /^(?:InvalidSecretToken|InvalidAuthorization|MissingAuthenticationToken|MissingSignature)/,
  missingPrivilege: /^LackPolicy/,
  cloudFault: /^InternalService(?:Error|Timeout)/,
};

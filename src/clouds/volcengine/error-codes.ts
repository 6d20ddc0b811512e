import type { ErrorCodes } from '../verdict';

/** The codes of its gateway and of its services that are not common to all clouds. */
export const errorCodes: ErrorCodes = {
  // The numbers stand in the place of codes that are missing.
  throttled: /FlowLimitExceeded$|^1000(?:18|27)$/,
  tooManyTagged: /MaximumTagFilterResults$/,
  wrongCredentials:
    /^(?:InvalidSecretToken|InvalidAuthorization|MissingAuthenticationToken|MissingSignature)/,
  missingPrivilege: /^LackPolicy/,
  cloudFault: /^InternalService(?:Error|Timeout)/,
};

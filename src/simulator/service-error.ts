import type { ServiceError } from './operation';

export function serviceError(status: number, code: string, message: string): ServiceError {
  return { status, code, message };
}

/** A refusal of Volcengine's gateway, which has a number as well. */
export function gatewayError(
  status: number,
  codeN: number,
  code: string,
  message: string,
): ServiceError {
  return { status, codeN, code, message };
}

/** Alibaba Cloud's answer when a parameter that the operation needs is not there. */
export function missingParameter(name: string): ServiceError {
  const message = `The input parameter "${name}" that is mandatory for processing this request is not supplied.`;
  return serviceError(400, 'MissingParameter', message);
}

/** Alibaba Cloud's answer to a value outside of its documented range. */
export function invalidParameter(name: string): ServiceError {
  return serviceError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);
}

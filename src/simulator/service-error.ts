/** A documented error, which the protocol puts into its own envelope. */
export interface ServiceError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An error with its HTTP status, code and message. */
export function serviceError(status: number, code: string, message: string): ServiceError {
  return { status, code, message };
}

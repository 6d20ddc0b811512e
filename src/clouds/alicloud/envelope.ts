import { type ReplyFields, scalarToText } from '../reply-fields';

/** A code at the top of the reply means an error. */
export function apiError({ Code, Message }: ReplyFields) {
  return scalarToText(Code) === undefined
    ? undefined
    : { code: String(Code), message: scalarToText(Message) };
}

export function requestId({ RequestId }: ReplyFields): unknown {
  return RequestId;
}

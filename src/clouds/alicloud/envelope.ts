import { type ReplyFields, scalarToText } from '../reply-fields';

/** The error of a reply: one with a code at the top level. */
export function apiError({ Code, Message }: ReplyFields) {
  return scalarToText(Code) === undefined
    ? undefined
    : { code: String(Code), message: scalarToText(Message) };
}

/** The request id of a reply. */
export function requestId({ RequestId }: ReplyFields): unknown {
  return RequestId;
}

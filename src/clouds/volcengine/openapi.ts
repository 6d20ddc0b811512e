import type { Protocol } from '../cloud';
import { type ReplyFields, scalarToText, toReplyFields } from '../reply-fields';
import { volcengine } from '.';
import { sign } from './sign';

/** The OpenAPI protocol: HMAC-SHA256 over GET, the action and version in the query, metadata around each result. */
export const volcengineOpenapi: Protocol = {
  id: 'volcengine',
  cloud: volcengine,
  sign,
  envelope: { apiError, requestId, requiresRequestId: true },
};

/** The error of a reply; its number replaces an empty code. */
function apiError({ ResponseMetadata }: ReplyFields) {
  const error = toReplyFields(toReplyFields(ResponseMetadata)?.Error);
  return (
    error && {
      code: scalarToText(error.Code) || (scalarToText(error.CodeN) ?? ''),
      message: scalarToText(error.Message),
    }
  );
}

function requestId({ ResponseMetadata }: ReplyFields): unknown {
  return toReplyFields(ResponseMetadata)?.RequestId;
}

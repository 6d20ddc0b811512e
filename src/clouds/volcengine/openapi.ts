import { defineProtocol } from '../cloud';
import { type ReplyFields, scalarToText, toReplyFields } from '../reply-fields';
import { volcengine } from '.';
import { sign } from './sign';

/** HMAC-SHA256 by GET, with action and version in the query, and metadata around each result. */
export const volcengineOpenapi = defineProtocol({
  id: 'volcengine',
  cloud: volcengine,
  sign,
  envelope: { apiError, requestId, requiresRequestId: true },
});

/** Where the code is empty, its number stands for it. */
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

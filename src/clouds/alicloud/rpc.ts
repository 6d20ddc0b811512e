import type { RequestOptions } from 'node:http';
import type RPCClient from '@alicloud/pop-core';
import type { RawRequest } from '../../http/exchange';
import { type ApiRequest, defineProtocol } from '../cloud';
import type { Credentials } from '../credentials';
import { flattenParameters } from '../parameters';
import { alicloud } from '.';
import { apiError, requestId } from './envelope';

/**
 * RPC V1: all parameters in a signed form.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export const alicloudRpc = defineProtocol({
  id: 'alicloud-rpc',
  cloud: alicloud,
  sign,
  envelope: { apiError, requestId, requiresRequestId: true },
});

/** Signed by the official client, which does not send: it has no signal, no size limit, and logs what it sends. */
function sign(
  { api, endpoint, parameters }: ApiRequest,
  credentials: Credentials,
): Promise<RawRequest> {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  // This file alone: the index of the package loads the ROA client and an XML parser, too.
  const Client: typeof RPCClient = require('@alicloud/pop-core/lib/rpc');
  const client = new Client({
    endpoint,
    apiVersion: api.version,
    accessKeyId,
    accessKeySecret,
    ...(securityToken && { securityToken }),
  });
  return new Promise((resolve, reject) => {
    client
      // It would send undefined as text, and numbers elements of lists only at the top.
      .request(api.action, flattenParameters(parameters), {
        // In upper case: `post` would sign for a form and send a query.
        method: 'POST',
        // It would change the first letters of names.
        formatAction: false,
        formatParams: false,
        // The last hook before it sends; it is called on the options, which hold the signed form.
        beforeRequest(this: { readonly data: string }, { headers }: SignedOptions) {
          resolve({ method: 'POST', path: '/', headers, body: this.data });
          throw new Error('signed, not to be sent');
        },
      })
      .catch(reject);
  });
}

/** The options for Node's request: this client gives every header one value. */
interface SignedOptions extends RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
}

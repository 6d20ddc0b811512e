import type { RequestOptions } from 'node:http';
import type RPCClient from '@alicloud/pop-core';
import type { RawRequest } from '../../http/exchange';
import type { ApiRequest, Protocol } from '../cloud';
import type { Credentials } from '../credentials';
import { flattenParameters } from '../parameters';
import { alicloud, apiError, requestId } from '.';

/**
 * The RPC V1 protocol: all parameters in a signed form.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
export const alicloudRpc: Protocol = {
  id: 'alicloud-rpc',
  cloud: alicloud,
  sign,
  envelope: { apiError, requestId, requiresRequestId: true },
};

/** Signs with the official client, which sends nothing: it has no signal and no size limit, and logs what it sends. */
function sign(
  { api, endpoint, parameters }: ApiRequest,
  credentials: Credentials,
): Promise<RawRequest> {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  // The package's index would load the ROA client and an XML parser, too.
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
      // The client would send undefined as text, and numbers the elements of top-level lists only.
      .request(api.action, flattenParameters(parameters), {
        // In upper case: with `post` the client signs a form but sends a query.
        method: 'POST',
        // By default the client changes the first letter of names.
        formatAction: false,
        formatParams: false,
        // The last hook before the client sends; `this` is the options with the signed form.
        beforeRequest(this: { readonly data: string }, { headers }: SignedOptions) {
          resolve({ method: 'POST', path: '/', headers, body: this.data });
          throw new Error('signed, not to be sent');
        },
      })
      .catch(reject);
  });
}

/** The request options of the client, in which every header has one value. */
interface SignedOptions extends RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
}

import { createHash, createHmac } from 'node:crypto';
import type { RawRequest } from '../../http/exchange';
import type { ApiRequest, Protocol, SigningContext } from '../cloud';
import type { Credentials } from '../credentials';
import { flattenParameters, toQueryString } from '../parameters';
import { alicloud, apiError, requestId } from '.';

/**
 * The ROA V1 protocol: a path, a query and a signature in a header.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism
 */
export const alicloudRoa: Protocol = {
  id: 'alicloud-roa',
  cloud: alicloud,
  sign,
  // BatchCompute sends the request id only in headers, and its old version replies with a bare list.
  envelope: { apiError, requestId, requiresRequestId: false, allowsBareList: true },
};

/** Signs a request without the official client, which logs security tokens where DEBUG is set. */
function sign(
  { api: { path = '/', version }, endpoint, parameters }: ApiRequest,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { now, nonce }: SigningContext,
): RawRequest {
  const query = flattenParameters(parameters);
  const signed = {
    accept: 'application/json',
    'content-md5': createHash('md5').update('').digest('base64'),
    'content-type': '',
    date: new Date(now).toUTCString(),
  };
  const acsHeaders = {
    ...(securityToken && { 'x-acs-accesskey-id': accessKeyId }),
    ...(securityToken && { 'x-acs-security-token': securityToken }),
    'x-acs-signature-method': 'HMAC-SHA1',
    'x-acs-signature-nonce': nonce,
    'x-acs-signature-version': '1.0',
    'x-acs-version': version,
  };
  const lines = [
    'GET',
    ...Object.values(signed),
    ...Object.entries(acsHeaders).map(([name, value]) => `${name}:${value}`),
    toResource(path, query),
  ];
  const signature = createHmac('sha1', accessKeySecret).update(lines.join('\n')).digest('base64');
  const { 'content-type': _, ...headers } = signed;
  return {
    method: 'GET',
    path: Object.keys(query).length > 0 ? `${path}?${toQueryString(query)}` : path,
    headers: {
      host: new URL(endpoint).host,
      ...headers,
      ...acsHeaders,
      authorization: `acs ${accessKeyId}:${signature}`,
    },
  };
}

/** The path and the query in signature form: sorted and not encoded. */
function toResource(path: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

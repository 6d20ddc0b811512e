import { createHash, createHmac } from 'node:crypto';
import { ImagepinError } from '../../errors';
import type { RawRequest } from '../../http/exchange';
import { subject, text } from '../../text';
import type { ApiRequest, SigningContext } from '../cloud';
import type { Credentials } from '../credentials';
import { flattenParameters, toQueryString } from '../parameters';

/** Signs with HMAC-SHA256 as described in https://www.volcengine.com/docs/6369/67269. */
export function sign(
  { api, endpoint, region, parameters }: ApiRequest,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { now }: Pick<SigningContext, 'now'>,
): RawRequest {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = date.slice(0, 8);
  const query = toQueryString({
    Action: api.action,
    Version: api.version,
    ...flattenParameters(parameters),
  });
  const signed = {
    host: new URL(endpoint).host,
    'x-date': date,
    ...(securityToken && { 'x-security-token': securityToken }),
  };
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const names = Object.keys(signed).join(';');
  const canonical = ['GET', '/', query, lines.join(''), names, sha256('')].join('\n');
  const scope = [day, toScopeRegion(region), api.service, 'request'];
  const text = ['HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((key, part) => hmac(key, part), accessKeySecret);
  const signature = hmac(key, text).toString('hex');
  const authorization =
    `HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, ` +
    `SignedHeaders=${names}, Signature=${signature}`;
  return {
    method: 'GET',
    path: `/?${query}`,
    headers: { accept: 'application/json', ...signed, authorization },
  };
}

function toScopeRegion(region: string | undefined): string {
  if (region === undefined) {
    throw new ImagepinError('InvalidQuery', text`${subject('region')} is required`, {
      path: ['region'],
      detail: 'Volcengine signs every request for one region.',
    });
  }
  return region;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

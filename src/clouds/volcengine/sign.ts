import { createHash, createHmac } from 'node:crypto';
import { ImagepinError } from '../../errors';
import type { ApiRequest } from '../api-operation';
import type { Credentials } from '../credentials';

/** A signed GET: the path with its query, exactly as it was signed, and the headers to send. */
export interface SignedGet {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** HMAC-SHA256 as https://www.volcengine.com/docs/6369/67269 describes it. */
export function signVolcengine(
  { api, endpoint, region, parameters }: ApiRequest,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  now: number,
): SignedGet {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = date.slice(0, 8);
  const query = toQuery({ Action: api.action, Version: api.version, ...parameters });
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
  return { path: `/?${query}`, headers: { ...signed, authorization } };
}

function toScopeRegion(region: string | undefined): string {
  if (region === undefined) {
    throw new ImagepinError('InvalidQuery', 'region is required', {
      path: ['region'],
      detail: 'Volcengine signs every request for one region.',
    });
  }
  return region;
}

function toQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([, value]) => (value ?? '') !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.map(encode).join('='))
    .join('&');
}

/** RFC 3986: what encodeURIComponent leaves as it is, and should not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

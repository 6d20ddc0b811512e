import { createHash, createHmac } from 'node:crypto';
import type { ApiOperation } from '../../../src/clouds/cloud';
import type { Account } from '../../../src/simulator/auth/authenticate';
import type { SimulatedOperation } from '../../../src/simulator/operation';
import { getSource } from '../../../src/sources/registry';

/** A request as it goes over the wire. */
export interface HttpTarget {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Parameters = Readonly<Record<string, string>>;

/** How a request is to be signed. */
export interface SigningOptions {
  readonly account: Account;
  /** When, in milliseconds. */
  readonly at: number;
  /** Unlike any other, where the protocol has one. */
  readonly nonce: string;
}

type Route = SimulatedOperation['protocol']['route'];

type Signer = (route: Route, parameters: Parameters, signing: SigningOptions) => HttpTarget;

/** By protocol, the shortest way to sign that its cloud accepts. */
const SIGNERS: Readonly<Record<string, Signer>> = {
  'alicloud-rpc': signRpc,
  'alicloud-roa': signRoa,
  volcengine: signVolcengine,
};

/** A request for an operation in its own protocol; signed as lookups are where there is no other way here. */
export function signRequest(
  { id, protocol }: Pick<SimulatedOperation, 'id' | 'protocol'>,
  parameters: Parameters,
  signing: SigningOptions,
): HttpTarget {
  const { api } = getSource(id);
  const sign = SIGNERS[api.protocol.id];
  return sign ? sign(protocol.route, parameters, signing) : signAsLookup(api, parameters, signing);
}

function signAsLookup(
  api: ApiOperation,
  parameters: Parameters,
  { account, at, nonce }: SigningOptions,
): HttpTarget {
  const request = { api, endpoint: 'http://127.0.0.1', region: 'cn-hangzhou', parameters };
  const signed = api.protocol.sign(request, account, { now: at, nonce });
  if (signed instanceof Promise) {
    throw new Error(`${api.protocol.id} signs later: write a signer for it here`);
  }
  const { path: target, ...rest } = signed;
  return { target, ...rest };
}

function signRpc(route: Route, parameters: Parameters, signing: SigningOptions): HttpTarget {
  const { accessKeyId, accessKeySecret, securityToken } = signing.account;
  const query = toQueryString({
    ...withAction(route, parameters),
    Timestamp: toInstant(signing.at),
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: signing.nonce,
    AccessKeyId: accessKeyId,
    ...(securityToken && { SecurityToken: securityToken }),
  });
  const signature = hmac('sha1', `${accessKeySecret}&`, `GET&%2F&${encode(query)}`);
  const target = `/?${query}&Signature=${encode(signature.toString('base64'))}`;
  return { method: 'GET', target, headers: {} };
}

function signRoa(
  { path = '', version = '' }: Route,
  parameters: Parameters,
  { account, at, nonce }: SigningOptions,
): HttpTarget {
  const date = new Date(at).toUTCString();
  const headers: Record<string, string> = {
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
    ...(account.securityToken && { 'x-acs-security-token': account.securityToken }),
  };
  const names = Object.keys(headers).sort();
  const resource = Object.entries(parameters)
    .sort()
    .map(([name, value]) => `${name}=${value}`);
  const toSign = [
    'GET\napplication/json\n\n',
    date,
    ...names.map((name) => `${name}:${headers[name]}`),
    resource.length > 0 ? `${path}?${resource.join('&')}` : path,
  ].join('\n');
  const signature = hmac('sha1', account.accessKeySecret, toSign).toString('base64');
  return {
    method: 'GET',
    target: `${path}?${toQueryString(parameters)}`,
    headers: {
      ...headers,
      accept: 'application/json',
      date,
      authorization: `acs ${account.accessKeyId}:${signature}`,
    },
  };
}

function signVolcengine(
  route: Route,
  parameters: Parameters,
  { account, at }: SigningOptions,
): HttpTarget {
  const query = toQueryString(withAction(route, parameters));
  const stamp = toInstant(at).replace(/[-:]/g, '');
  const scope = [stamp.slice(0, 8), 'cn-shanghai', route.service ?? '', 'request'];
  const headers: Record<string, string> = {
    'x-date': stamp,
    ...(account.securityToken && { 'x-security-token': account.securityToken }),
  };
  const names = Object.keys(headers);
  const canonical = [
    'GET\n/',
    query,
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    sha256(''),
  ].join('\n');
  const toSign = ['HMAC-SHA256', stamp, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>(
    (secret, part) => hmac('sha256', secret, part),
    account.accessKeySecret,
  );
  const credential = [account.accessKeyId, ...scope].join('/');
  const signature = hmac('sha256', key, toSign).toString('hex');
  const authorization = `HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {
    method: 'GET',
    target: `/?${query}`,
    headers: { ...headers, authorization },
  };
}

function withAction({ action = '', version = '' }: Route, parameters: Parameters): Parameters {
  return { ...parameters, Action: action, Version: version };
}

function toInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function toQueryString(parameters: Parameters): string {
  const names = Object.keys(parameters).sort();
  return names.map((name) => `${encode(name)}=${encode(parameters[name] ?? '')}`).join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(algorithm: string, key: string | Buffer, text: string): Buffer {
  return createHmac(algorithm, key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { ImagepinError, partOfError, withHints } from '../errors';
import { CONTENT_ENCODING, RESPONSE_TOO_LARGE } from './exchange-error';
import { describeProxy, type ProxyServer } from './proxy';

/** A request without a complete response. */
export interface FailedRequest {
  /** The name of the operation for messages. */
  readonly operation: string;
  readonly endpoint: string;
  readonly proxy: ProxyServer | undefined;
}

/** The host to blame, and what the connection leads through. */
interface Peer {
  readonly host: string;
  readonly proxy: string | undefined;
  /** What a TLS connection may have failed with: the host, or a proxy that is called over TLS. */
  readonly tlsHost: string;
}

interface ConnectionProblem {
  readonly codes: RegExp;
  /** The words of OpenSSL for the problem; it has few codes. Default: any. */
  readonly words?: RegExp;
  /** Whether a retry is likely to fail in the same way. */
  readonly isPermanent?: boolean;
  readonly advice: (peer: Peer) => string;
}

const TLS_CODES = /^EPROTO$|^ERR_SSL/;

/** The problems of connections; the first that fits is the reason. */
const CONNECTION_PROBLEMS: readonly ConnectionProblem[] = [
  {
    codes: /^ENOTFOUND$/,
    isPermanent: true,
    advice: ({ host, proxy }) =>
      proxy
        ? `The host name of ${proxy} is unknown. Correct the variable.`
        : `The host name ${host} is unknown. Check the region, the endpoint and the network.`,
  },
  {
    codes: /^ETIMEOUT$/,
    advice: ({ host, proxy }) =>
      `No name server responds to a query for ${proxy ?? host}. Check the network and its DNS servers.`,
  },
  {
    codes: TLS_CODES,
    words: /wrong version number|packet length|record layer failure|http request/i,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `The response of ${tlsHost} is not TLS: this port may be one for plain HTTP, or a firewall has answered. Check the endpoint and its port.`,
  },
  {
    codes: TLS_CODES,
    words: /protocol|version|handshake failure|no shared cipher/i,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `${tlsHost} and this machine have no version of TLS or cipher in common. TLS 1.2 or later is required, which a server or a proxy from before may not have.`,
  },
  {
    codes: TLS_CODES,
    words: /certificate|unknown ca/i,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `${tlsHost} requires a client certificate, which the APIs of the clouds do not. Check the endpoint.`,
  },
  {
    codes: TLS_CODES,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `The TLS connection to ${tlsHost} could not be established. Check the endpoint, and any proxy on the way.`,
  },
  {
    codes: /ALTNAME/,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `The certificate of the server is not for the name ${tlsHost}. Check the endpoint.`,
  },
  {
    codes: /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `The certificate of ${tlsHost} has expired or is not valid yet. Check the clock of this machine, then the endpoint.`,
  },
  {
    codes: /CERT|SIGNATURE|ISSUER|^ERR_TLS/,
    isPermanent: true,
    advice: ({ tlsHost }) =>
      `The certificate of ${tlsHost} is not trusted. Behind a proxy that intercepts TLS, set NODE_EXTRA_CA_CERTS to the certificate of its authority.`,
  },
  {
    codes: /./,
    advice: ({ host, proxy }) =>
      proxy
        ? `The connection to ${host} leads through ${proxy}. Check that proxy and the network. Then try again.`
        : `Check the network, and any proxy between this machine and ${host}. Then try again.`,
  },
];

/** The error for a request without a complete response. */
export function toConnectionError(
  { operation, endpoint, proxy }: FailedRequest,
  error: unknown,
): ImagepinError {
  // The proxy library has no codes for a proxy that closes the connection or does not speak HTTP.
  const code = partOfError(error, 'code') ?? (proxy && 'EPROXY');
  const cause = toSafeCause(error);
  const invalid = invalidResponse(operation, code, cause, proxy);
  if (invalid) {
    return invalid;
  }
  const words = partOfError(error, 'message') ?? '';
  const problem = CONNECTION_PROBLEMS.find(
    (one) => one.codes.test(code ?? '') && (one.words?.test(words) ?? true),
  );
  const { host } = new URL(endpoint);
  const proxyName = proxy && describeProxy(proxy);
  const tlsHost = proxy?.url.protocol === 'https:' ? `${host} or ${proxyName}` : host;
  const peer = { host, proxy: proxyName, tlsHost };
  const unreachable = new ImagepinError('ApiUnavailable', `${operation} was not reached: ${code}`, {
    detail: problem?.advice(peer),
    cause,
  });
  return problem?.isPermanent ? withHints(unreachable, { isTransient: false }) : unreachable;
}

/** The error for a response that arrived but cannot be read; undefined where none arrived. */
function invalidResponse(
  operation: string,
  code: string | undefined,
  cause: Error,
  proxy: ProxyServer | undefined,
): ImagepinError | undefined {
  if (code === RESPONSE_TOO_LARGE) {
    return new ImagepinError('UnexpectedResponse', `${operation} returned too large a response`, {
      detail: 'It is larger than any list of images and was not read completely.',
      cause,
    });
  }
  if (code === CONTENT_ENCODING) {
    return new ImagepinError(
      'UnexpectedResponse',
      `${operation} returned a response that cannot be decompressed`,
      {
        detail:
          'Its Content-Encoding is not gzip, deflate or br, or does not fit the body. ' +
          'A proxy may have compressed it, although the request accepts only uncompressed responses.',
        cause,
      },
    );
  }
  return !code || /^(?:ERR_(?!TLS|SSL|STREAM|SOCKET)|HPE_)/.test(code)
    ? new ImagepinError('UnexpectedResponse', `${operation} could not be called`, {
        detail: `The request or the response is not valid HTTP: ${code ?? 'unknown error'}.${proxy ? ` It went through ${describeProxy(proxy)}.` : ''}`,
        cause,
      })
    : undefined;
}

/** A cause without secrets: clients store the signed URL, the request and its headers in their errors. */
function toSafeCause(error: unknown): Error {
  const name = partOfError(error, 'name') ?? 'Error';
  return new Error([name, partOfError(error, 'code')].filter(Boolean).join(' '));
}

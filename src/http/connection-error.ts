import { ImagepinError, partOfError, withHints } from '../errors';
import { RESPONSE_TOO_LARGE } from './exchange';

interface ConnectionProblem {
  readonly codes: RegExp;
  /** Whether a retry is likely to fail in the same way. */
  readonly isPermanent?: boolean;
  readonly advice: (host: string) => string;
}

const CONNECTION_PROBLEMS: readonly ConnectionProblem[] = [
  {
    codes: /^ENOTFOUND$/,
    isPermanent: true,
    advice: (host) =>
      `The host name ${host} is unknown. Check the region, the endpoint and the network.`,
  },
  {
    codes: /^ETIMEOUT$/,
    advice: (host) =>
      `No name server responds to a query for ${host}. Check the network and its DNS servers.`,
  },
  {
    codes: /CERT|SIGNATURE|ISSUER|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    isPermanent: true,
    advice: (host) =>
      `The certificate of ${host} is not trusted. Behind a proxy that intercepts TLS, set NODE_EXTRA_CA_CERTS to the certificate of its authority.`,
  },
  {
    codes: /./,
    advice: (host) =>
      `Check the network, and any proxy between this machine and ${host}. Then try again.`,
  },
];

/** The error for a request without a complete response. */
export function toConnectionError(
  operation: string,
  endpoint: string,
  error: unknown,
): ImagepinError {
  const code = partOfError(error, 'code');
  const cause = toSafeCause(error);
  if (code === RESPONSE_TOO_LARGE) {
    return new ImagepinError('UnexpectedResponse', `${operation} returned too large a response`, {
      detail: 'It is larger than any list of images and was not read completely.',
      cause,
    });
  }
  if (!code || /^(?:ERR_(?!TLS|SSL|STREAM|SOCKET)|HPE_)/.test(code)) {
    return new ImagepinError('UnexpectedResponse', `${operation} could not be called`, {
      detail: `The request or the response is not valid HTTP: ${code ?? 'unknown error'}.`,
      cause,
    });
  }
  const { host } = new URL(endpoint);
  const problem = CONNECTION_PROBLEMS.find(({ codes }) => codes.test(code));
  const unreachable = new ImagepinError('ApiUnavailable', `${operation} was not reached: ${code}`, {
    detail: problem?.advice(host),
    cause,
  });
  return problem?.isPermanent ? withHints(unreachable, { isTransient: false }) : unreachable;
}

/** A cause without secrets: clients store the signed URL, the request and its headers in their errors. */
function toSafeCause(error: unknown): Error {
  const name = partOfError(error, 'name') ?? 'Error';
  return new Error([name, partOfError(error, 'code')].filter(Boolean).join(' '));
}

import { ImagepinError } from '../errors';
import { TOO_LARGE } from './answer';
import { nameOf } from './reply-error';
import { markTransient } from './transient';
import type { ApiRequest } from './transport';

interface Advice {
  readonly codes: RegExp;
  /** Whether it is as likely to be the same a moment later. */
  readonly lasts?: boolean;
  readonly advice: (host: string) => string;
}

const ADVICE: readonly Advice[] = [
  {
    codes: /^ENOTFOUND$/,
    lasts: true,
    advice: (host) =>
      `The name ${host} is not known. Check the region, the endpoint and the network.`,
  },
  {
    codes: /CERT|SIGNATURE|ISSUER|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    lasts: true,
    advice: (host) =>
      `${host} did not prove who it is. Behind a proxy that opens TLS, name its authority in NODE_EXTRA_CA_CERTS.`,
  },
  {
    codes: /./,
    advice: (host) => `Check the network, and a proxy on the way to ${host}. Then try again.`,
  },
];

/** What it means that no whole answer came. */
export function toConnectionError({ api, endpoint }: ApiRequest, error: unknown): ImagepinError {
  const code = codeOf(error);
  const cause = toCause(error);
  if (code === TOO_LARGE) {
    return new ImagepinError('UnexpectedResponse', `${nameOf(api)} gave too large an answer`, {
      detail: 'It is larger than any list of images, so that it was not read to its end.',
      cause,
    });
  }
  if (!code || /^(?:ERR_(?!TLS|SSL|STREAM|SOCKET)|HPE_)/.test(code)) {
    return new ImagepinError('UnexpectedResponse', `${nameOf(api)} could not be asked`, {
      detail: `The request or its answer is no HTTP: ${code ?? 'unknown error'}.`,
      cause,
    });
  }
  const { host } = new URL(endpoint);
  const found = ADVICE.find(({ codes }) => codes.test(code));
  const unreached = new ImagepinError('ApiUnavailable', `${nameOf(api)} was not reached: ${code}`, {
    detail: found?.advice(host),
    cause,
  });
  return found?.lasts ? markTransient(unreached, false) : unreached;
}

// By shape: an error of Node need not be of our realm's Error class.
function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : undefined;
}

/** What may be kept: clients write the signed URL, the request and its headers into their errors. */
function toCause(error: unknown): Error {
  const name =
    typeof error === 'object' && error !== null && 'name' in error ? error.name : 'Error';
  return new Error([name, codeOf(error)].filter(Boolean).join(' '));
}

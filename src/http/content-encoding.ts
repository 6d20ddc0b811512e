import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { partOfError } from '../errors';
import { CONTENT_ENCODING, errorWithCode, RESPONSE_TOO_LARGE } from './exchange-error';

/** A decoded body. */
interface DecodedBody {
  readonly body: Buffer;
  /** Whether the end of the compressed data was there. */
  readonly isComplete: boolean;
}

type Decode = (body: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: (body, options) => promisify(hasZlibHeader(body) ? inflate : inflateRaw)(body, options),
};

/**
 * Undoes the compression of a body that a proxy has compressed although none was requested.
 * Rejects with a code if it would exceed the size limit or cannot be decoded.
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | undefined,
  maxOutputLength: number,
): Promise<DecodedBody> {
  const encodings = (contentEncoding ?? '').toLowerCase().split(/[\s,]+/);
  // The last encoding was applied last.
  const applied = encodings.filter((encoding) => !['', 'identity'].includes(encoding)).reverse();
  let decoded = body;
  try {
    for (const encoding of body.length > 0 ? applied : []) {
      decoded = await decoderOf(encoding)(decoded, { maxOutputLength });
    }
    return { body: decoded, isComplete: true };
  } catch (error) {
    const code = partOfError(error, 'code');
    if (code === 'Z_BUF_ERROR') {
      return { body: Buffer.alloc(0), isComplete: false };
    }
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? errorWithCode(RESPONSE_TOO_LARGE, `more than ${maxOutputLength} bytes`)
      : errorWithCode(CONTENT_ENCODING, 'the body cannot be decoded');
  }
}

function decoderOf(encoding: string): Decode {
  const decode = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (!decode) {
    throw errorWithCode(CONTENT_ENCODING, 'unknown encoding');
  }
  return decode;
}

/** Whether deflated data has the header of RFC 1950, which some servers omit. */
function hasZlibHeader(body: Buffer): boolean {
  return body.length > 1 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE() % 31 === 0;
}

/** The code of an error about a response that exceeds the size limit. */
export const RESPONSE_TOO_LARGE = 'ETOOLARGE';

/** The code of an error about a compressed response that cannot be decoded. */
export const CONTENT_ENCODING = 'ECONTENTENCODING';

/** Creates an error with a code, as those of Node have. */
export function errorWithCode(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

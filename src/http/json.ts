/** Matches long integers; some encoders write whole numbers with a fraction of zeros. */
const LONG_INTEGERS = /(?<![\d.eE+-])(-?\d{16,})(?:\.0+)?(?![\d.eE])/g;

/** The largest number of values in one text: a page of images has a tenth, and more would block the process while they are parsed. */
export const MAX_JSON_VALUES = 50_000;

/** The error of a text with more than `MAX_JSON_VALUES` values. */
export class TooManyJsonValues extends Error {}

/**
 * Parses JSON, with or without a byte order mark; integers of 16 and more digits, which exceed the precision of numbers, become text,
 * and half a surrogate pair becomes the replacement character, because states hold UTF-8.
 * Throws `TooManyJsonValues`.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = quoteLongIntegers(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  return SURROGATE_ESCAPE.test(text) ? JSON.parse(text, toWellFormed) : JSON.parse(text);
}

/** Decoded bytes contain no surrogates; only an escape can. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function toWellFormed(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}

/** Quotes long integers outside of strings; it works on bytes, so that a page is decoded only once. */
function quoteLongIntegers(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let copied = 0;
  let at = 0;
  let values = 0;
  while (at < bytes.length) {
    const open = nextQuote(bytes, at);
    values += countValueStarts(bytes, at, open);
    if (values > MAX_JSON_VALUES) {
      throw new TooManyJsonValues(`more than ${MAX_JSON_VALUES} JSON values`);
    }
    // The text between two strings rarely has room for a long integer.
    if (open - at >= 16) {
      const between = bytes.toString('latin1', at, open).replace(LONG_INTEGERS, '"$1"');
      pieces.push(bytes.subarray(copied, at), Buffer.from(between, 'latin1'));
      copied = open;
    }
    at = endOfString(bytes, open);
  }
  return Buffer.concat([...pieces, bytes.subarray(copied)]);
}

// A loop over bytes: strings are short, and every call of indexOf leaves the compiled code.
const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const [COMMA, BRACE, BRACKET] = [...',{['].map((character) => character.charCodeAt(0));

/** Counts the characters after which a value begins, outside of strings. */
function countValueStarts(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === COMMA || byte === BRACE || byte === BRACKET) {
      count += 1;
    }
  }
  return count;
}

function nextQuote(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) {
    at += 1;
  }
  return at;
}

function endOfString(bytes: Buffer, open: number): number {
  let at = open + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) {
    at += bytes[at] === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

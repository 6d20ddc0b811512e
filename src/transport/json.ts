const LONG = /\d{16}/;
// Strings come first, so that digits inside them are never taken for numbers.
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** Parses JSON; integers of 16 digits and more, which a number cannot hold, stay text. */
export function parseJson(text: string): unknown {
  return JSON.parse(LONG.test(text) ? text.replace(TOKEN, quoteLong) : text);
}

function quoteLong(token: string): string {
  return LONG_INTEGER.test(token) ? `"${token}"` : token;
}

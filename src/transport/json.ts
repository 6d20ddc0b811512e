const LONG = /\d{16}/;
const LONG_INTEGERS = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** Parses JSON; integers of 16 digits and more, which a number cannot hold, stay text. */
export function parseJson(text: string): unknown {
  return JSON.parse(LONG.test(text) ? quoteLongIntegers(text) : text);
}

/** Puts long integers in quotes; what stands in strings already is left alone. */
function quoteLongIntegers(text: string): string {
  let quoted = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('"', at);
    const end = open < 0 ? text.length : open;
    // Between two strings there is rarely room for one.
    if (end - at >= 16) {
      const between = text.slice(at, end).replace(LONG_INTEGERS, '"$&"');
      quoted += text.slice(copied, at) + between;
      copied = end;
    }
    at = open < 0 ? end : endOfString(text, open);
  }
  return quoted + text.slice(copied);
}

/** Behind the closing quote, which no odd number of backslashes precedes. */
function endOfString(text: string, open: number): number {
  let close = open;
  let escapes: number;
  do {
    close = text.indexOf('"', close + 1);
    if (close < 0) {
      return text.length;
    }
    escapes = 0;
    while (text[close - 1 - escapes] === '\\') {
      escapes++;
    }
  } while (escapes % 2 === 1);
  return close + 1;
}

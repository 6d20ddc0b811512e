/** The number of characters from which the beginning of a secret is one, too: a text may have been cut. */
const SHORTEST_PART = 8;

/** The number of characters that are compared; what follows is removed up to the next delimiter. */
const LONGEST_PART = 32;

/** The smallest secret that is searched in text, so that words are not mistaken for it. */
const SHORTEST_SECRET = 4;

/** The words of HTML for characters of secrets. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '"': 'quot',
  "'": 'apos',
  '<': 'lt',
  '>': 'gt',
  '=': 'equals',
  '+': 'plus',
  '/': 'sol',
  ':': 'colon',
};

/**
 * A pattern that matches secrets in text, however they are encoded: percent-encoded, with escapes of
 * JSON or entities of HTML, in base64 or hexadecimal, alone or within a longer value, in any case, wrapped or cut.
 */
export function toSecretPattern(secrets: readonly string[]): string {
  const needles = new Set(secrets.filter(({ length }) => length > 0).flatMap(encodingsOf));
  return [...needles]
    .sort((a, b) => b.length - a.length)
    .map(toNeedlePattern)
    .join('|');
}

function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const texts = [secret, bytes.toString('hex')].filter(({ length }) => length >= SHORTEST_SECRET);
  return [...texts, ...base64Forms(bytes).flatMap((form) => [form, toUrlForm(form)])];
}

/** The base64 of a secret: alone, and the part that is the same wherever it is within a longer value. */
function base64Forms(bytes: Buffer): readonly string[] {
  const within = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The characters at both ends also depend on what surrounds the secret.
    return padded.slice(offset === 0 ? 0 : offset + 1).replace(/.?=+$/, '');
  });
  const alone = bytes.toString('base64');
  return [alone, ...within.filter(({ length }) => length >= SHORTEST_PART)];
}

function toUrlForm(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A pattern for a text of which at least the beginning is there. */
function toNeedlePattern(needle: string): string {
  const characters = [...needle.slice(0, LONGEST_PART)].map(toCharacterPattern);
  const required = characters.slice(0, SHORTEST_PART).join(WRAPPED);
  const optional = characters
    .slice(SHORTEST_PART)
    .reduceRight((rest, character) => `(?:${WRAPPED}${character}${rest})?`, '');
  return `${required}${optional}${REST}`;
}

/** The rest of a longer value, which may hold what was not compared. */
const REST = '[\\w+/=%-]*';

/** A line end within a wrapped text, as it is or escaped. */
const WRAPPED = '(?:[\\r\\n]{1,2}[ \\t]{0,4}|\\\\[rn]){0,2}';

/** A character in all of its spellings; repetitions are bounded so that the search takes linear time. */
function toCharacterPattern(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
  const entity = ENTITIES[character];
  return `(?:${[
    `%(?:25){0,3}${hex}`,
    `\\\\{1,4}(?:u00|x)${hex}`,
    `&(?:amp;){0,2}#(?:x0{0,4}${hex}|0{0,4}${Number.parseInt(hex, 16)});`,
    ...(entity ? [`&(?:amp;){0,2}${entity};`] : []),
    // Last, since % begins the encoded form of itself.
    `\\\\{0,4}${escapeCharacter(character)}`,
  ].join('|')})`;
}

function escapeCharacter(character: string): string {
  return /\w/.test(character)
    ? character
    : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** A release, and the words around it. */
interface ParsedRelease {
  /** The release as people write it, such as `15 SP6`. */
  readonly text: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Numbers of releases: `22.04`, `2012`, `20h2`, `v10`, `xp`. */
const RELEASE_NUMBER = /^(?:v?\d+(?:\.\d+)*|\d\dh[12]|xp|vista)$/;

/** Service pack, second release, update, half-year or build: `sp3`, `r2`, `u9`, `22h2`, `9600`, `1060e`, `1050u2e`. */
const RELEASE_ADDITION = /^(?:sp\d+|r\d|u\d+(?:\.\d+)*|\d\dh[12]|\d{4}(?:[a-z]\d?)?(?:[a-z]\d?)?)$/;

/** Additions that may also follow the edition: `2008 R2 Enterprise SP1`, `V20 Server 1060e`. */
const LATER_ADDITION = /^(?:sp\d+|r2|\d\dh[12]|\d{4}[a-z]\d?(?:[a-z]\d?)?)$/;

/**
 * Parses the first number after the product's words, with its additions; undefined if there is none.
 * Numbers after `with` are not part of the release.
 */
export function parseRelease(words: readonly string[], from: number): ParsedRelease | undefined {
  const extras = words.indexOf('with', from);
  const wordsBeforeExtras = extras < 0 ? words : words.slice(0, extras);
  const start = wordsBeforeExtras.findIndex(
    (word, index) => index >= from && RELEASE_NUMBER.test(word),
  );
  if (start < 0) {
    return undefined;
  }
  let end = start + 1;
  while (RELEASE_ADDITION.test(wordsBeforeExtras[end] ?? '')) {
    end++;
  }
  const later = wordsBeforeExtras.slice(end).filter((word) => LATER_ADDITION.test(word));
  return {
    text: [...wordsBeforeExtras.slice(start, end), ...later].map(capitalizePart).join(' '),
    before: words.slice(from, start),
    after: words.slice(end).filter((word) => !later.includes(word)),
  };
}

/** Writes letters in upper case as in `V10 SP3`, `R2` and `20H2`, except those of a build. */
function capitalizePart(part: string): string {
  return /^\d{4}/.test(part) ? part : part.toUpperCase();
}

/** Releases of Windows Server named after half-years, from 1709 to 20H2. */
const HALF_YEAR = /^(?!2003)(1[789]|2\d)(03|04|09|H1|H2)\b/;

/** A release in a form that is comparable within its platform: `1903` of Windows Server is the first half of 2019. */
export function toComparableRelease(
  platform: string | undefined,
  release: string | undefined,
): string | undefined {
  const [, year, half = ''] =
    (platform === 'windows-server' && HALF_YEAR.exec(release ?? '')) || [];
  return year ? `20${year}.${/09|H2/.test(half) ? 2 : 1}` : release;
}

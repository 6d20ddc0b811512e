/** Where the release stands among the words of a name. */
interface Release {
  /** As people write it, such as `15 SP6`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `22.04`, `2012`, `20h2`, `v10`. */
const NUMBER = /^(?:v?\d+(?:\.\d+)*|\d\dh[12])$/;

/** Service pack, second release, update, half-year, build: `sp3`, `r2`, `u9`, `22h2`, `1060e`, `1050u2e`. */
const ADDITION = /^(?:sp\d+|r\d|u\d+|\d\dh[12]|\d{4}(?:[a-z]\d?)?(?:[a-z]\d?)?)$/;

/** A service pack belongs to the release wherever it stands: `2008 R2 Enterprise SP1`. */
export const SERVICE_PACK = /^sp\d+$/;

/** The first number after the product's own words, with what is added to it. */
export function readRelease(words: readonly string[], from: number): Release | undefined {
  const start = words.findIndex((word, index) => index >= from && NUMBER.test(word));
  const extras = words.indexOf('with');
  if (start < 0 || (extras >= 0 && extras < start)) {
    return undefined;
  }
  let end = start + 1;
  while (ADDITION.test(words[end] ?? '')) {
    end++;
  }
  const servicePacks = words.slice(end).filter((word) => SERVICE_PACK.test(word));
  const text = [...words.slice(start, end), ...servicePacks].map(toWritten).join(' ');
  return { text, start, end };
}

/** Capital letters as in `V10 SP3`, `R2` and `20H2`; the letters of a build stay small. */
function toWritten(part: string): string {
  return /^\d{4}/.test(part) ? part : part.toUpperCase();
}

/** Releases of Windows Server that are called by half-years, from 1709 to 20H2. */
const HALF_YEAR = /^(1[789]|20(?!03))(03|04|09|H1|H2)\b/;

/** A release as it is compared with others of its platform: `1903` of Windows Server is the first half of 2019. */
export function toComparable(
  platform: string | undefined,
  release: string | undefined,
): string | undefined {
  const [, year, half = ''] =
    (platform === 'windows-server' && HALF_YEAR.exec(release ?? '')) || [];
  return year ? `20${year}.${/09|H2/.test(half) ? 2 : 1}` : release;
}

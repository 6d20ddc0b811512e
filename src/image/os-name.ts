import { memoize } from '../lazy';
import { isLongTermSupport } from './long-term-support';
import { toEnglishWords, toOriginalWords } from './os-words';
import { FILLER_WORDS, leadingPlatform } from './platform';
import { parseRelease } from './release';

const WINDOWS = 'windows-server';

/** Parsing a name takes as long as reading the rest of its image, and ten thousand images have about a hundred names. */
const MEMOIZE_LIMITS = { maxKeys: 1000, keeps: (name: string) => name.length < 200 };

/** The parts of an operating system's name. */
export interface OsName {
  /** The distribution: its `ID` of os-release(5), or the words of an unlisted name joined by hyphens. */
  readonly platform: string;
  /** The release as people write it, such as `22.04`, `15 SP6` or `2008 R2 SP1`. */
  readonly platformVersion?: string | undefined;
  /** The difference from the plain distribution, such as `gpu-cuda`; absent for the plain one. */
  readonly variant?: string | undefined;
  /** `en` or `zh`, for Windows. */
  readonly language?: string | undefined;
  /** Whether the release has long-term support; undefined if unknown. */
  readonly longTermSupport?: boolean | undefined;
}

/**
 * Reads the names of one operating system, the most reliable first; later names fill in missing parts.
 * Release and variant come from the same name.
 * Names consist of product, release, edition, language and extras, in this order; the width may stand anywhere.
 */
export function readOsNames(names: readonly (string | undefined)[]): OsName | undefined {
  let first: OsName | undefined;
  let compatibleName = '';
  for (const name of names) {
    if (!name) {
      continue;
    }
    if (!first && isCompatibilityName(name)) {
      compatibleName = ` ${name}`;
      continue;
    }
    const parsed = readOsName(`${name}${compatibleName}`);
    first = first ? mergeOsNames(first, parsed) : parsed;
    if (first?.platformVersion && (first.language || first.platform !== WINDOWS)) {
      break;
    }
  }
  return first ?? (compatibleName === '' ? undefined : readOsName(compatibleName));
}

/** Whether a name such as "CentOS Compatible" describes a similarity and does not name the distribution. */
const isCompatibilityName = memoize((name: string) => {
  const words = toEnglishWords(name);
  const known = leadingPlatform(words);
  return known !== undefined && words[known.length] === 'compatible';
}, MEMOIZE_LIMITS);

function mergeOsNames(first: OsName, other: OsName | undefined): OsName {
  if (other?.platform !== first.platform) {
    return first;
  }
  const release = first.platformVersion === undefined ? other : first;
  return {
    ...first,
    platformVersion: release.platformVersion,
    longTermSupport: release.longTermSupport,
    variant: first.variant ?? release.variant,
    language: first.language ?? other.language,
  };
}

/** Reads one name; undefined when it holds no words. */
export const readOsName = memoize(parseOsName, MEMOIZE_LIMITS);

function parseOsName(name: string): OsName | undefined {
  const words = toEnglishWords(name);
  const product = leadingPlatform(words);
  const release = parseRelease(words, product?.length ?? 1);
  const platform = product?.platform ?? toUnlistedPlatform(name);
  if (platform === undefined) {
    return undefined;
  }
  // Ubuntu64 names a width, whereas Fedora has releases 32 and 64.
  const isWidth = /^(?:32|64)$/.test(release?.text ?? '') && platform !== 'fedora';
  const platformVersion = isWidth ? undefined : release?.text;
  const { before, after } =
    release ?? (product && { before: [], after: words.slice(product.length) }) ?? NO_WORDS;
  const extras = [
    ...(product ? before.filter((word) => !FILLER_WORDS.has(word)) : []),
    ...after,
  ].filter((word) => !isNonVariantWord(word, platform, platformVersion));
  const isWindows = platform === WINDOWS;
  return {
    platform:
      isWindows && WINDOWS_CLIENT_RELEASE.test(platformVersion ?? '') ? 'windows-client' : platform,
    platformVersion,
    variant: toVariant(extras),
    language: isWindows ? languageOf(words) : undefined,
    longTermSupport: words.includes('lts') || isLongTermSupport(platform, platformVersion),
  };
}

/** The parts of a name with neither a release nor a known product. */
const NO_WORDS = { before: [], after: [] };

/** The words of an unlisted name, up to the release. */
function toUnlistedPlatform(name: string): string | undefined {
  const words = toOriginalWords(name);
  const release = parseRelease(words, 1);
  return words.slice(0, release ? 1 + release.before.length : words.length).join('-') || undefined;
}

/** Releases of Windows that are not for servers. */
const WINDOWS_CLIENT_RELEASE = /^(?:XP|VISTA|7|8|8\.1|10|11)(?: |$)/;

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  en: 'en',
  chinese: 'zh',
  zh: 'zh',
  cn: 'zh',
};

/** Words that do not make a variant. */
const NON_VARIANT_WORDS: ReadonlySet<string> = new Set([
  ...'edition lts final release version server os image bit activated arm'.split(' '),
  ...'with and for plus the preinstalled'.split(' '),
  ...Object.keys(LANGUAGES),
]);

/** The plain Windows Server is the Datacenter edition with a desktop. */
const NON_VARIANT_WORDS_OF_WINDOWS: ReadonlySet<string> = new Set(
  'datacenter dtc ltsc ltsb ui gui desktop experience simplified traditional'.split(' '),
);

/** Code names of releases, which repeat the number: `12 (bookworm)`, `9.4 (Plow)`, `V10 (Lance)`. */
const CODE_NAMES: ReadonlySet<string> = new Set(
  [
    'trusty tahr xenial xerus bionic beaver focal fossa jammy jellyfish noble numbat',
    'jessie stretch buster bullseye bookworm trixie maipo ootpa plow coughlan',
    'green obsidian blue onyx tercel sword lance halberd',
  ].flatMap((names) => names.split(' ')),
);

function isNonVariantWord(word: string, platform: string, version: string | undefined): boolean {
  switch (platform) {
    case WINDOWS:
      // Four digits are a build.
      return (
        NON_VARIANT_WORDS.has(word) ||
        NON_VARIANT_WORDS_OF_WINDOWS.has(word) ||
        /^\d{4}$/.test(word)
      );
    case 'tencentos':
      // Only this release exists with two kernels.
      return NON_VARIANT_WORDS.has(word) || (word === 'tk4' && version !== '2.4');
    case 'centos':
      return NON_VARIANT_WORDS.has(word) || word === 'core';
    default:
      return NON_VARIANT_WORDS.has(word) || CODE_NAMES.has(word);
  }
}

function languageOf(words: readonly string[]): string | undefined {
  const languageName = words.find((token) => Object.hasOwn(LANGUAGES, token));
  return languageName && LANGUAGES[languageName];
}

const GPU = /^(?:v?gpu|nvidia|cuda|cudnn|grid|tesla|rocm)/;

/** Joins words as in `VARIANT_ID` of os-release(5), such as `gpu-cuda`. */
function toVariant(words: readonly string[]): string | undefined {
  const hasGpu = words.some((word) => GPU.test(word));
  const distinct = new Set(hasGpu && !words.includes('gpu') ? ['gpu', ...words] : words);
  return [...distinct].join('-') || undefined;
}

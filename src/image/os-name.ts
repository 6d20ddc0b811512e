import { isLongTermSupport } from './long-term-support';
import { toOwnWords, toWords } from './os-words';
import { FILLERS, leadingPlatform } from './platform';
import { readRelease } from './release';

const WINDOWS = 'windows-server';

/** How many names are remembered. */
const REMEMBERED = 1000;
/** Names of this length are not. */
const LONG_NAME = 200;

/** What the name of an operating system says. */
export interface OsName {
  /** The distribution: its `ID` of os-release(5), or the cloud's own words joined by hyphens. */
  readonly platform: string;
  /** The release as people write it, such as `22.04`, `15 SP6` or `2008 R2 SP1`. */
  readonly platformVersion?: string | undefined;
  /** What makes it other than the plain distribution, such as `gpu-cuda`; absent when nothing does. */
  readonly variant?: string | undefined;
  /** `en` or `zh`, of Windows. */
  readonly language?: string | undefined;
  /** Whether the release is maintained for long; undefined where that is not known. */
  readonly longTermSupport?: boolean | undefined;
}

/**
 * Reads the names of one operating system, the most reliable first: the first one decides,
 * the others tell what it leaves out. The name that tells the release tells the variant too.
 * The order of words is: product, release, edition, language, extras, with the width anywhere.
 */
export function readOsNames(names: readonly (string | undefined)[]): OsName | undefined {
  let first: OsName | undefined;
  let compatible = '';
  for (const name of names) {
    if (!name) {
      continue;
    }
    if (!first && isCompatibility(name)) {
      compatible = ` ${name}`;
      continue;
    }
    const read = readOsName(`${name}${compatible}`);
    first = first ? joined(first, read) : read;
    if (first?.platformVersion && (first.language || first.platform !== WINDOWS)) {
      break;
    }
  }
  return first ?? (compatible === '' ? undefined : readOsName(compatible));
}

/** "CentOS Compatible" says what a system is like, not what it is. */
const isCompatibility = remembered((name) => {
  const words = toWords(name);
  const known = leadingPlatform(words);
  return known !== undefined && words[known.length] === 'compatible';
});

function joined(first: OsName, read: OsName | undefined): OsName {
  if (read?.platform !== first.platform) {
    return first;
  }
  const release = first.platformVersion === undefined ? read : first;
  return {
    ...first,
    platformVersion: release.platformVersion,
    longTermSupport: release.longTermSupport,
    variant: first.variant ?? release.variant,
    language: first.language ?? read.language,
  };
}

/** Reads one name; undefined when it holds no words. */
export const readOsName = remembered(parseOsName);

/** A list of ten thousand images has a hundred names, and to parse one takes as long as to read the rest of its image. */
function remembered<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (known.has(text)) {
      // What is in a map may be undefined itself.
      return known.get(text) as Value;
    }
    const value = parse(text);
    if (known.size === REMEMBERED) {
      known.clear();
    }
    if (text.length < LONG_NAME) {
      known.set(text, value);
    }
    return value;
  };
}

function parseOsName(name: string): OsName | undefined {
  const words = toWords(name);
  const known = leadingPlatform(words);
  const release = readRelease(words, known?.length ?? 1);
  const platform = known?.platform ?? toOwnPlatform(name);
  if (platform === undefined) {
    return undefined;
  }
  // Such as Ubuntu64, which names a width; Fedora has a release of this number.
  const isWidth = /^(?:32|64)$/.test(release?.text ?? '') && platform !== 'fedora';
  const platformVersion = isWidth ? undefined : release?.text;
  const { before, after } =
    release ?? (known && { before: [], after: words.slice(known.length) }) ?? NOTHING;
  const extras = [...(known ? before.filter((word) => !FILLERS.has(word)) : []), ...after].filter(
    (word) => !isSilent(word, platform, platformVersion),
  );
  const isWindows = platform === WINDOWS;
  return {
    platform: isWindows && CLIENT.test(platformVersion ?? '') ? 'windows-client' : platform,
    platformVersion,
    variant: toVariant(extras),
    language: isWindows ? languageOf(words) : undefined,
    longTermSupport: words.includes('lts') || isLongTermSupport(platform, platformVersion),
  };
}

/** Of a name without words around a release, and without a product that is known. */
const NOTHING = { before: [], after: [] };

/** The cloud's own words, up to the release. */
function toOwnPlatform(name: string): string | undefined {
  const words = toOwnWords(name);
  const release = readRelease(words, 1);
  return words.slice(0, release ? 1 + release.before.length : words.length).join('-') || undefined;
}

/** Releases of Windows that are not for servers. */
const CLIENT = /^(?:XP|VISTA|7|8|8\.1|10|11)(?: |$)/;

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  en: 'en',
  chinese: 'zh',
  zh: 'zh',
  cn: 'zh',
};

/** Words that make no variant. */
const SILENT: ReadonlySet<string> = new Set([
  ...'edition lts final release version server os image bit activated arm'.split(' '),
  ...'with and for plus the preinstalled'.split(' '),
  ...Object.keys(LANGUAGES),
]);

/** A plain Windows Server is the Datacenter edition with a desktop. */
const SILENT_OF_WINDOWS: ReadonlySet<string> = new Set(
  'datacenter dtc ltsc ltsb ui gui desktop experience simplified traditional'.split(' '),
);

/** Code names of releases, which the number says already: `12 (bookworm)`, `9.4 (Plow)`, `V10 (Lance)`. */
const CODE_NAMES: ReadonlySet<string> = new Set(
  [
    'trusty tahr xenial xerus bionic beaver focal fossa jammy jellyfish noble numbat',
    'jessie stretch buster bullseye bookworm trixie maipo ootpa plow coughlan',
    'green obsidian blue onyx tercel sword lance halberd',
  ].flatMap((names) => names.split(' ')),
);

function isSilent(word: string, platform: string, version: string | undefined): boolean {
  switch (platform) {
    case WINDOWS:
      // Four digits are a build.
      return SILENT.has(word) || SILENT_OF_WINDOWS.has(word) || /^\d{4}$/.test(word);
    case 'tencentos':
      // Only this release is offered with two kernels.
      return SILENT.has(word) || (word === 'tk4' && version !== '2.4');
    case 'centos':
      return SILENT.has(word) || word === 'core';
    default:
      return SILENT.has(word) || CODE_NAMES.has(word);
  }
}

function languageOf(words: readonly string[]): string | undefined {
  const word = words.find((candidate) => Object.hasOwn(LANGUAGES, candidate));
  return word && LANGUAGES[word];
}

const GPU = /^(?:v?gpu|nvidia|cuda|cudnn|grid|tesla|rocm)/;

/** Such as `gpu-cuda`, as `VARIANT_ID` of os-release(5) is written. */
function toVariant(words: readonly string[]): string | undefined {
  const hasGpu = words.some((word) => GPU.test(word));
  const distinct = new Set(hasGpu && !words.includes('gpu') ? ['gpu', ...words] : words);
  return [...distinct].join('-') || undefined;
}

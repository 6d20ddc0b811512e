import { isLongTermSupport } from './long-term-support';
import { toWords } from './os-words';
import { leadingPlatform } from './platform';
import { readRelease, SERVICE_PACK } from './release';

const WINDOWS = 'windows-server';

/** How many names are remembered, and of what length at most. */
const [REMEMBERED, LONG_NAME] = [1000, 200];

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
 * the others tell the release and the language that it leaves out.
 * The order of words is: product, release, edition, language, extras, with the width anywhere.
 */
export function readOsNames(names: readonly (string | undefined)[]): OsName | undefined {
  let first: OsName | undefined;
  for (const name of names) {
    const read = name ? readOsName(name) : undefined;
    if (!first) {
      first = read;
    } else if (read?.platform === first.platform) {
      first = {
        ...first,
        platformVersion: first.platformVersion ?? read.platformVersion,
        longTermSupport: first.longTermSupport ?? read.longTermSupport,
        language: first.language ?? read.language,
      };
    }
    if (first?.platformVersion && (first.language || first.platform !== WINDOWS)) {
      break;
    }
  }
  return first;
}

/** Reads one name; undefined when it holds no words. */
export const readOsName = remembered(parseOsName);

/** A list of ten thousand images has a hundred names, and to parse one takes as long as to read the rest of its image. */
function remembered<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (known.has(text)) {
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
  const nameEnd = known?.length ?? release?.start ?? words.length;
  if (nameEnd === 0) {
    return undefined;
  }
  const platform = known?.platform ?? words.slice(0, nameEnd).join('-');
  const platformVersion = release?.text;
  const isWindows = platform === WINDOWS;
  const extras = [
    ...words.slice(nameEnd, release?.start).filter((word) => !BEFORE_RELEASE.has(word)),
    ...words.slice(release?.end ?? words.length),
  ];
  return {
    platform: isWindows && CLIENTS.has(platformVersion ?? '') ? 'windows-client' : platform,
    platformVersion,
    variant: toVariant(
      extras.filter(
        (word) => !SERVICE_PACK.test(word) && !isSilent(word, platform, platformVersion),
      ),
    ),
    language: isWindows ? languageOf(words) : undefined,
    longTermSupport: words.includes('lts') || isLongTermSupport(platform, platformVersion),
  };
}

/** Releases of Windows that are not for servers. */
const CLIENTS: ReadonlySet<string> = new Set(['XP', '7', '8', '8.1', '10', '11']);

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  en: 'en',
  chinese: 'zh',
  zh: 'zh',
};

/** Words between product and release that tell nothing apart. */
const BEFORE_RELEASE: ReadonlySet<string> = new Set(
  'linux gnu os enterprise advanced server leap'.split(' '),
);

/** Words that make no variant. */
const SILENT: ReadonlySet<string> = new Set([
  ...'edition lts final release version server image activated arm'.split(' '),
  ...'with and for plus the preinstalled'.split(' '),
  ...Object.keys(LANGUAGES),
]);

/** A plain Windows Server is the Datacenter edition with a desktop. */
const SILENT_OF_WINDOWS: ReadonlySet<string> = new Set(
  'datacenter dtc ltsc ltsb ui gui desktop experience simplified traditional'.split(' '),
);

function isSilent(word: string, platform: string, version: string | undefined): boolean {
  switch (platform) {
    case WINDOWS:
      return SILENT.has(word) || SILENT_OF_WINDOWS.has(word);
    case 'tencentos':
      // Only this release is offered with two kernels.
      return SILENT.has(word) || (word === 'tk4' && version !== '2.4');
    default:
      return SILENT.has(word);
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

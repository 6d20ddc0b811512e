import { toEnglishWords, toOriginalWords } from './os-words';

/** Distributions by their `ID` of os-release(5) if they have one, with the names that clouds and people use. */
const PLATFORM_NAMES: Readonly<Record<string, readonly string[]>> = {
  almalinux: ['almalinux', 'alma linux', 'alma'],
  alinux: ['alibaba cloud linux', 'aliyun linux', 'aliyunlinux', 'aliyun', 'alinux'],
  alpine: ['alpine linux', 'alpine'],
  amzn: ['amazon linux', 'amzn'],
  android: ['android'],
  anolis: ['anolis os', 'anolisos', 'anolis', 'openanolis'],
  arch: ['arch linux', 'archlinux', 'arch'],
  centos: ['centos linux', 'centos'],
  'centos-stream': ['centos stream'],
  coreos: ['coreos', 'coreos container linux', 'container linux'],
  debian: ['debian gnu linux', 'debian'],
  deepin: ['deepin'],
  euleros: ['euleros'],
  fedora: ['fedora linux', 'fedora'],
  'fedora-coreos': ['fedora coreos', 'fcos'],
  flatcar: ['flatcar container linux', 'flatcar'],
  freebsd: ['freebsd'],
  gentoo: ['gentoo linux', 'gentoo'],
  hce: ['huawei cloud euleros', 'hce'],
  kylin: ['kylin linux advanced server', 'kylin advanced server', 'kylin server', 'kylin'],
  neokylin: ['neokylin'],
  lifseaos: ['lifseaos', 'lifsea os', 'lifsea'],
  ol: ['oracle linux server', 'oracle linux', 'oraclelinux', 'oracle', 'ol'],
  opencloudos: ['opencloudos'],
  openeuler: ['openeuler'],
  opensuse: ['opensuse leap', 'opensuse'],
  'opensuse-tumbleweed': ['opensuse tumbleweed'],
  rhcos: ['red hat enterprise linux coreos', 'rhcos'],
  rhel: ['red hat enterprise linux', 'redhat enterprise linux', 'red hat', 'redhat', 'rhel'],
  rocky: ['rocky linux', 'rockylinux', 'rocky'],
  sles: ['suse linux enterprise server', 'suse linux enterprise', 'suse linux', 'suse', 'sles'],
  tencentos: ['tencentos server', 'tencentos', 'tencent linux', 'tlinux'],
  ubuntu: ['ubuntu linux', 'ubuntu server', 'ubuntu'],
  'ubuntu-core': ['ubuntu core'],
  uos: ['uniontech os', 'uniontech uos', 'uniontech', 'uos'],
  velinux: ['velinux', 've linux'],
  'windows-server': [
    'windows server',
    'microsoft windows server',
    'microsoft windows',
    'windows',
    'win',
    'winsvr',
  ],
};

const PLATFORM_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(PLATFORM_NAMES).flatMap(([platform, names]) =>
    names.map((name) => [name, platform]),
  ),
);

/** Words at the end of a distribution's name that do not distinguish it. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  'linux gnu os enterprise advanced server leap'.split(' '),
);

const MAX_NAME_WORDS = Math.max(
  ...[...PLATFORM_BY_NAME.keys()].map((name) => name.split(' ').length),
);

/** The distribution that the words begin with, and the number of words that name it. */
export function leadingPlatform(
  words: readonly string[],
): { readonly platform: string; readonly length: number } | undefined {
  for (let length = Math.min(MAX_NAME_WORDS, words.length); length > 0; length--) {
    const platform = PLATFORM_BY_NAME.get(words.slice(0, length).join(' '));
    if (platform) {
      return { platform, length };
    }
  }
  return undefined;
}

/** Whether a text begins with the name of a known distribution. */
export function startsWithPlatform(text: string): boolean {
  return leadingPlatform(toEnglishWords(text)) !== undefined;
}

/**
 * The neutral value of a platform as people write it (`Red Hat`, `aliyun`, `Windows Server`).
 * An unknown platform is in lower case, joined by hyphens.
 */
export function normalizePlatform(text: string): string {
  const words = toEnglishWords(text);
  const product = leadingPlatform(words);
  if (product && words.slice(product.length).every((word) => FILLER_WORDS.has(word))) {
    return product.platform;
  }
  return toOriginalWords(text).join('-') || text.toLowerCase();
}

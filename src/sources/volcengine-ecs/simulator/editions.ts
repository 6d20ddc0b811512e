import { type Architecture, BOTH, PRODUCTS, X64 } from '../../../simulator/distribution';
import { words } from '../../../simulator/words';
import type { Edition } from './edition';

/** What of a release is published, and how. */
interface LinuxOffer {
  readonly platform: string;
  readonly version: string;
  readonly architectures: readonly Architecture[];
  readonly frequent?: readonly Variation[];
  readonly rare?: readonly Variation[];
  readonly isLts?: boolean;
  /** Whether its name is in Chinese. */
  readonly isChinese?: boolean;
  readonly delayDays?: number;
  readonly isRetired?: boolean;
}

/** What makes an image more than its distribution. */
interface Variation {
  readonly variant?: string;
  /** Behind the release. */
  readonly mark?: { readonly zh: string; readonly en: string };
  /** Behind the word ARM. */
  readonly extra?: string;
  /** Where it is made for ARM as well. */
  readonly isForArm?: boolean;
  readonly delayDays?: number;
}

const PLAIN: Variation = { isForArm: true };

/** Published some days after the plain image, so that it is the newest of its release. */
const GPU_AND_DOCA: Variation = {
  variant: 'gpu-driver-570.86.15-doca-2.5.0',
  extra: 'with GPU Driver 570.86.15 and doca 2.5.0',
  delayDays: 9,
};

const GPU: Variation = { variant: 'gpu-driver-535.161.08', extra: 'with GPU Driver 535.161.08' };

const DOCKER: Variation = { variant: 'docker', extra: 'with Docker' };

const OPEN_CLAW: Variation = { variant: 'openclaw', extra: 'with OpenClaw', delayDays: 4 };

const CENTOS_COMPATIBLE: Variation = {
  variant: 'centos-compatible',
  mark: { zh: 'CentOS兼容版', en: 'CentOS Compatible' },
  isForArm: true,
  delayDays: 2,
};

const leading: readonly LinuxOffer[] = [
  {
    platform: 'ubuntu',
    version: '22.04',
    architectures: BOTH,
    frequent: [PLAIN, GPU_AND_DOCA],
    rare: [GPU, DOCKER],
    isLts: true,
  },
  {
    platform: 'ubuntu',
    version: '24.04',
    architectures: BOTH,
    frequent: [PLAIN],
    rare: [OPEN_CLAW],
    isLts: true,
  },
  {
    platform: 'velinux',
    version: '2.0',
    architectures: BOTH,
    frequent: [PLAIN, CENTOS_COMPATIBLE],
    isLts: true,
  },
  { platform: 'debian', version: '12.11', architectures: BOTH, frequent: [PLAIN] },
  { platform: 'debian', version: '12.1', architectures: X64, rare: [PLAIN] },
  {
    platform: 'velinux',
    version: '1.0',
    architectures: X64,
    rare: [CENTOS_COMPATIBLE],
    isChinese: true,
  },
  { platform: 'rocky', version: '9.5', architectures: X64, rare: [PLAIN] },
  { platform: 'rocky', version: '8.10', architectures: X64, rare: [PLAIN] },
  {
    platform: 'centos',
    version: '7.6',
    architectures: X64,
    rare: [PLAIN],
    isChinese: true,
  },
  {
    platform: 'debian',
    version: '9.13',
    architectures: X64,
    rare: [PLAIN],
    isRetired: true,
  },
];

const further: readonly LinuxOffer[] = [
  { platform: 'fedora', version: '41', architectures: X64, rare: [PLAIN] },
  { platform: 'opensuse', version: '15.6', architectures: X64, rare: [PLAIN] },
  {
    platform: 'ubuntu',
    version: '20.04',
    architectures: BOTH,
    rare: [PLAIN, GPU_AND_DOCA],
    isLts: true,
  },
];

/** All that Volcengine publishes: a short catalogue holds what is frequent, and the first of the rest. */
export const editions: readonly Edition[] = [
  ...leading.flatMap(linuxEditions),
  windowsEdition('2022', 'en', true),
  windowsEdition('2022', 'zh', true),
  windowsEdition('2012 R2', 'zh', false),
  windowsEdition('2012 R2', 'en', false),
  ...further.flatMap(linuxEditions),
  windowsEdition('2019', 'en', false),
  windowsEdition('2019', 'zh', false),
  windowsEdition('2025', 'zh', false),
  windowsEdition('2025', 'en', false),
];

/** The public images of a release: each variation for each architecture that has it. */
function linuxEditions(offer: LinuxOffer): readonly Edition[] {
  const { architectures, frequent = [], rare = [] } = offer;
  return architectures.flatMap((architecture) =>
    [...frequent, ...rare]
      .filter(({ isForArm }) => architecture !== 'arm64' || isForArm)
      .map((variation) =>
        linuxEdition(offer, architecture, variation, frequent.includes(variation)),
      ),
  );
}

function linuxEdition(
  offer: LinuxOffer,
  architecture: Architecture,
  { variant, mark, extra, delayDays = 0 }: Variation,
  isFrequent: boolean,
): Edition {
  const { platform, version, isLts = false, isChinese = false, isRetired = false } = offer;
  const product = PRODUCTS[platform] ?? platform;
  const arm = architecture === 'arm64' ? 'ARM' : undefined;
  const release = words(version, mark?.en, arm, extra, '64 bit');
  return {
    os: 'linux',
    platform,
    platformVersion: version,
    ...(variant && { variant }),
    architecture,
    word: product,
    name: isChinese
      ? words(product, version, mark?.zh, arm, extra, '64位')
      : words(product, release),
    osName: words(product, release),
    release,
    isLts,
    isFrequent,
    delayDays: delayDays + (offer.delayDays ?? 0),
    isRetired,
  };
}

/** Windows is named in Chinese whatever language it speaks. */
function windowsEdition(version: string, language: 'en' | 'zh', isFrequent: boolean): Edition {
  const release = `${version} Datacenter Edition 64-bit ${language === 'zh' ? 'Chinese' : 'English'}`;
  return {
    os: 'windows',
    platform: 'windows-server',
    platformVersion: version,
    language,
    architecture: 'x86_64',
    word: 'Windows Server',
    name: `Windows Server ${version} 数据中心版 64位${language === 'zh' ? '中文' : '英文'}版`,
    osName: `Windows Server ${release}`,
    release,
    isLts: false,
    isFrequent,
    delayDays: 0,
    isRetired: false,
  };
}

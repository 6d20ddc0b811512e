import {
  type CatalogArchitecture,
  PRODUCT_NAMES,
  X64_AND_ARM64,
  X64_ONLY,
} from '../../../simulator/generation/distribution';
import { joinWords } from '../../../simulator/generation/join-parts';
import type { VolcengineImageSeries } from './volcengine-image-series';

/** The images of a release: variations, architectures and frequency. */
interface VolcengineLinuxRelease {
  readonly platform: string;
  readonly version: string;
  readonly architectures: readonly CatalogArchitecture[];
  readonly frequentVariants?: readonly VolcengineVariant[];
  readonly rareVariants?: readonly VolcengineVariant[];
  readonly isLts?: boolean;
  /** Whether its name is in Chinese. */
  readonly hasChineseName?: boolean;
  readonly delayDays?: number;
  readonly isRetired?: boolean;
}

/** A difference from the plain distribution. */
interface VolcengineVariant {
  readonly variantId?: string;
  /** The text after the release. */
  readonly label?: { readonly zh: string; readonly en: string };
  /** The text after ARM. */
  readonly nameSuffix?: string;
  /** Whether it exists for ARM as well. */
  readonly supportsArm?: boolean;
  readonly delayDays?: number;
}

const PLAIN: VolcengineVariant = { supportsArm: true };

/** Published some days after the plain image, so that it is the newest of its release. */
const GPU_AND_DOCA: VolcengineVariant = {
  variantId: 'gpu-driver-570.86.15-doca-2.5.0',
  nameSuffix: 'with GPU Driver 570.86.15 and doca 2.5.0',
  delayDays: 9,
};

const GPU: VolcengineVariant = {
  variantId: 'gpu-driver-535.161.08',
  nameSuffix: 'with GPU Driver 535.161.08',
};

const DOCKER: VolcengineVariant = { variantId: 'docker', nameSuffix: 'with Docker' };

const OPEN_CLAW: VolcengineVariant = {
  variantId: 'openclaw',
  nameSuffix: 'with OpenClaw',
  delayDays: 4,
};

const CENTOS_COMPATIBLE: VolcengineVariant = {
  variantId: 'centos-compatible',
  label: { zh: 'CentOS兼容版', en: 'CentOS Compatible' },
  supportsArm: true,
  delayDays: 2,
};

const primaryReleases: readonly VolcengineLinuxRelease[] = [
  {
    platform: 'ubuntu',
    version: '22.04',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN, GPU_AND_DOCA],
    rareVariants: [GPU, DOCKER],
    isLts: true,
  },
  {
    platform: 'ubuntu',
    version: '24.04',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN],
    rareVariants: [OPEN_CLAW],
    isLts: true,
  },
  {
    platform: 'velinux',
    version: '2.0',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN, CENTOS_COMPATIBLE],
    isLts: true,
  },
  { platform: 'debian', version: '12.11', architectures: X64_AND_ARM64, frequentVariants: [PLAIN] },
  { platform: 'debian', version: '12.1', architectures: X64_ONLY, rareVariants: [PLAIN] },
  {
    platform: 'velinux',
    version: '1.0',
    architectures: X64_ONLY,
    rareVariants: [CENTOS_COMPATIBLE],
    hasChineseName: true,
  },
  { platform: 'rocky', version: '9.5', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'rocky', version: '8.10', architectures: X64_ONLY, rareVariants: [PLAIN] },
  {
    platform: 'centos',
    version: '7.6',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
    hasChineseName: true,
  },
  {
    platform: 'debian',
    version: '9.13',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
    isRetired: true,
  },
];

const additionalReleases: readonly VolcengineLinuxRelease[] = [
  { platform: 'fedora', version: '41', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'opensuse', version: '15.6', architectures: X64_ONLY, rareVariants: [PLAIN] },
  {
    platform: 'ubuntu',
    version: '20.04',
    architectures: X64_AND_ARM64,
    rareVariants: [PLAIN, GPU_AND_DOCA],
    isLts: true,
  },
];

/** All public images: a short catalog holds the frequent ones, and the first of the others. */
export const publicImageSeries: readonly VolcengineImageSeries[] = [
  ...primaryReleases.flatMap(toLinuxSeriesList),
  toWindowsSeries('2022', 'en', true),
  toWindowsSeries('2022', 'zh', true),
  toWindowsSeries('2012 R2', 'zh', false),
  toWindowsSeries('2012 R2', 'en', false),
  ...additionalReleases.flatMap(toLinuxSeriesList),
  toWindowsSeries('2019', 'en', false),
  toWindowsSeries('2019', 'zh', false),
  toWindowsSeries('2025', 'zh', false),
  toWindowsSeries('2025', 'en', false),
];

/** The public images of a release: every variation for every architecture that has it. */
function toLinuxSeriesList(release: VolcengineLinuxRelease): readonly VolcengineImageSeries[] {
  const { architectures, frequentVariants = [], rareVariants = [] } = release;
  return architectures.flatMap((architecture) =>
    [...frequentVariants, ...rareVariants]
      .filter(({ supportsArm }) => architecture !== 'arm64' || supportsArm)
      .map((variant) =>
        toLinuxSeries(release, architecture, variant, frequentVariants.includes(variant)),
      ),
  );
}

function toLinuxSeries(
  linuxRelease: VolcengineLinuxRelease,
  architecture: CatalogArchitecture,
  { variantId, label, nameSuffix, delayDays = 0 }: VolcengineVariant,
  isFrequent: boolean,
): VolcengineImageSeries {
  const {
    platform,
    version,
    isLts = false,
    hasChineseName = false,
    isRetired = false,
  } = linuxRelease;
  const product = PRODUCT_NAMES[platform] ?? platform;
  const arm = architecture === 'arm64' ? 'ARM' : undefined;
  const reportedPlatformVersion = joinWords(version, label?.en, arm, nameSuffix, '64 bit');
  return {
    os: 'linux',
    platform,
    platformVersion: version,
    ...(variantId && { variant: variantId }),
    architecture,
    reportedPlatform: product,
    name: hasChineseName
      ? joinWords(product, version, label?.zh, arm, nameSuffix, '64位')
      : joinWords(product, reportedPlatformVersion),
    osName: joinWords(product, reportedPlatformVersion),
    reportedPlatformVersion,
    isLts,
    isFrequent,
    delayDays: delayDays + (linuxRelease.delayDays ?? 0),
    isRetired,
  };
}

/** Names of Windows images are in Chinese, for every language of the system. */
function toWindowsSeries(
  version: string,
  language: 'en' | 'zh',
  isFrequent: boolean,
): VolcengineImageSeries {
  const reportedPlatformVersion = `${version} Datacenter Edition 64-bit ${language === 'zh' ? 'Chinese' : 'English'}`;
  return {
    os: 'windows',
    platform: 'windows-server',
    platformVersion: version,
    language,
    architecture: 'x86_64',
    reportedPlatform: 'Windows Server',
    name: `Windows Server ${version} 数据中心版 64位${language === 'zh' ? '中文' : '英文'}版`,
    osName: `Windows Server ${reportedPlatformVersion}`,
    reportedPlatformVersion,
    isLts: false,
    isFrequent,
    delayDays: 0,
    isRetired: false,
  };
}

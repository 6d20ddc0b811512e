import {
  type CatalogArchitecture,
  PRODUCT_NAMES,
} from '../../../simulator/generation/distribution';
import { joinFileNameParts, joinWords } from '../../../simulator/generation/join-parts';
import type { AlicloudImageSeries } from './alicloud-image-series';

/** The images of a release: variations, architectures and frequency. */
export interface AlicloudLinuxRelease {
  readonly platform: string;
  readonly version: string;
  /** The release in its name, where that is more specific. */
  readonly displayVersion?: string;
  readonly architectures: readonly CatalogArchitecture[];
  /** The text after the release in its name; anything but LTS makes it a variant. */
  readonly label?: 'LTS' | 'Pro' | 'ANCK' | 'RHCK';
  /** The release in file names, where it differs from the one in its name: file names are not reliable. */
  readonly fileVersion?: string;
  readonly frequentVariants?: readonly AlicloudVariant[];
  readonly rareVariants?: readonly AlicloudVariant[];
  readonly delayDays?: number;
  readonly isRetired?: boolean;
}

/** A difference from the plain distribution, in names, file names and families. */
export interface AlicloudVariant {
  readonly variantId?: string;
  readonly zh?: string;
  /** Some images have only a Chinese name. */
  readonly en?: string;
  /** The text after the size. */
  readonly fileSuffix?: string;
  /** The text before the number of bits. */
  readonly fileInfix?: string;
  readonly family?: string;
  readonly bootMode?: AlicloudImageSeries['bootMode'];
  readonly sizeGib?: number;
  /** Whether it exists for ARM as well. */
  readonly supportsArm?: boolean;
  readonly delayDays?: number;
}

/** The plain distribution. */
export const PLAIN: AlicloudVariant = { supportsArm: true };

/** The public images of a release: every variation for every architecture that has it. */
export function toLinuxSeriesList(release: AlicloudLinuxRelease): readonly AlicloudImageSeries[] {
  const { architectures, frequentVariants = [], rareVariants = [] } = release;
  return architectures.flatMap((architecture) =>
    [...frequentVariants, ...rareVariants]
      .filter(({ supportsArm }) => architecture !== 'arm64' || supportsArm)
      .map((variant) =>
        toLinuxSeries(release, architecture, variant, frequentVariants.includes(variant)),
      ),
  );
}

const ARCHITECTURE_LABELS = {
  x86_64: { file: 'x64', family: 'x64', zh: '64位', en: '64 bit' },
  arm64: { file: 'arm64', family: 'arm64', zh: '64位 ARM版', en: '64 bit ARM Edition' },
  i386: { file: '32', family: 'x86', zh: '32位', en: '32 bit' },
} as const;

function toLinuxSeries(
  release: AlicloudLinuxRelease,
  architecture: CatalogArchitecture,
  variant: AlicloudVariant,
  isFrequent: boolean,
): AlicloudImageSeries {
  const {
    platform,
    version,
    displayVersion = version,
    label,
    fileVersion,
    isRetired = false,
  } = release;
  const { name, nameEn, file, family, reportedPlatform } = platformNamesOf(platform);
  const architectureLabels = ARCHITECTURE_LABELS[architecture];
  const hasEnglishName = !isRetired && (!variant.zh || variant.en !== undefined);
  const sizeGib = variant.sizeGib ?? SIZES[platform] ?? 20;
  const versionSlug = version.toLowerCase().replace(/[. ]/g, '_');
  return {
    os: 'linux',
    platform,
    platformVersion: version,
    ...toLinuxVariant(label === 'LTS' ? undefined : label, variant.variantId),
    architecture,
    reportedPlatform,
    osName: joinWords(name + displayVersion, label, architectureLabels.zh, variant.zh),
    ...(hasEnglishName && {
      osNameEn: joinWords(nameEn + displayVersion, label, architectureLabels.en, variant.en),
    }),
    fileNamePrefix: joinFileNameParts(
      file,
      fileVersion ?? versionSlug,
      label === 'Pro' ? 'pro' : undefined,
      variant.fileInfix,
      architectureLabels.file,
      `${sizeGib}G`,
      label?.endsWith('CK') ? label.toLowerCase() : undefined,
      variant.fileSuffix,
      'alibase',
    ),
    fileType: platform === 'lifseaos' ? 'qcow2' : 'vhd',
    family: `acs:${joinFileNameParts(family, versionSlug, label?.toLowerCase(), architectureLabels.family, variant.family)}`,
    bootMode: variant.bootMode ?? bootModeOf(platform, architecture),
    sizeGib,
    isFrequent,
    delayDays: (release.delayDays ?? 0) + (variant.delayDays ?? 0),
    isRetired,
  };
}

function toLinuxVariant(...parts: readonly (string | undefined)[]): { readonly variant?: string } {
  const variant = parts.filter(Boolean).join('-').toLowerCase();
  return variant ? { variant } : {};
}

function bootModeOf(
  platform: string,
  architecture: CatalogArchitecture,
): AlicloudImageSeries['bootMode'] {
  if (architecture === 'arm64') {
    return 'uefi';
  }
  return platform === 'ubuntu' ? 'uefi-preferred' : 'bios';
}

const SIZES: Readonly<Record<string, number>> = { lifseaos: 5, freebsd: 30 };

interface PlatformNames {
  /** The text up to the release; two spaces follow the product. */
  readonly name: string;
  readonly nameEn: string;
  readonly file: string;
  readonly family: string;
  readonly reportedPlatform: string;
}

const NAMES_BY_PLATFORM: Readonly<Record<string, Partial<PlatformNames>>> = {
  alinux: { file: 'aliyun', family: 'alibaba_cloud_linux', reportedPlatform: 'Aliyun' },
  anolis: { file: 'anolisos', reportedPlatform: 'Anolis' },
  'centos-stream': { file: 'centos_stream', family: 'centos_stream' },
  freebsd: { reportedPlatform: 'Freebsd' },
  kylin: {
    name: 'Kylin Linux Advanced Server ',
    nameEn: 'Kylin Linux Advanced Server ',
    reportedPlatform: 'Kylin',
  },
  lifseaos: { file: 'lifsea', family: 'lifsea_os', reportedPlatform: 'Aliyun' },
  rhel: { file: 'redhat', family: 'redhat', reportedPlatform: 'RedHat' },
  rocky: { file: 'rockylinux', family: 'rocky_linux' },
  sles: {
    name: 'SUSE Linux  Enterprise Server ',
    nameEn: 'SUSE Linux Enterprise Server ',
    reportedPlatform: 'SUSE',
  },
};

function platformNamesOf(platform: string): PlatformNames {
  const title = PRODUCT_NAMES[platform] ?? platform;
  return {
    name: `${title}  `,
    nameEn: `${title}  `,
    file: platform,
    family: platform,
    reportedPlatform: title,
    ...NAMES_BY_PLATFORM[platform],
  };
}

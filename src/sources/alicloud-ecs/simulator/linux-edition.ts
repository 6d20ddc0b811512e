import { type Architecture, PRODUCTS } from '../../../simulator/distribution';
import { parts, words } from '../../../simulator/words';
import type { Edition } from './edition';

/** What of a release is published, and how. */
export interface LinuxOffer {
  readonly platform: string;
  readonly version: string;
  /** The release in its name, where that says more. */
  readonly written?: string;
  readonly architectures: readonly Architecture[];
  /** What stands behind the release in its name; all but LTS make it a variant. */
  readonly mark?: 'LTS' | 'Pro' | 'ANCK' | 'RHCK';
  /** The release in file names, where it is not the one in its name: file names cannot be relied on. */
  readonly filed?: string;
  readonly frequent?: readonly Variation[];
  readonly rare?: readonly Variation[];
  readonly delayDays?: number;
  readonly isRetired?: boolean;
}

/** What makes an image more than its distribution, in names, file names and families. */
export interface Variation {
  readonly variant?: string;
  readonly zh?: string;
  /** Some images are named in Chinese alone. */
  readonly en?: string;
  /** Behind the size. */
  readonly filed?: string;
  /** Before the width. */
  readonly filedFirst?: string;
  readonly family?: string;
  readonly bootMode?: Edition['bootMode'];
  readonly sizeGib?: number;
  /** Where it is made for ARM as well. */
  readonly isForArm?: boolean;
  readonly delayDays?: number;
}

export const PLAIN: Variation = { isForArm: true };

/** The public images of a release: each variation for each architecture that has it. */
export function linuxEditions(offer: LinuxOffer): readonly Edition[] {
  const { architectures, frequent = [], rare = [] } = offer;
  return architectures.flatMap((architecture) =>
    [...frequent, ...rare]
      .filter(({ isForArm }) => architecture !== 'arm64' || isForArm)
      .map((variation) =>
        linuxEdition(offer, architecture, variation, frequent.includes(variation)),
      ),
  );
}

const WIDTHS = {
  x86_64: { file: 'x64', family: 'x64', zh: '64位', en: '64 bit' },
  arm64: { file: 'arm64', family: 'arm64', zh: '64位 ARM版', en: '64 bit ARM Edition' },
  i386: { file: '32', family: 'x86', zh: '32位', en: '32 bit' },
} as const;

function linuxEdition(
  offer: LinuxOffer,
  architecture: Architecture,
  variation: Variation,
  isFrequent: boolean,
): Edition {
  const { platform, version, written = version, mark, filed, isRetired = false } = offer;
  const { name, nameEn, file, family, word } = spellingOf(platform);
  const width = WIDTHS[architecture];
  const hasEnglishName = !isRetired && (!variation.zh || variation.en !== undefined);
  const sizeGib = variation.sizeGib ?? SIZES[platform] ?? 20;
  const number = version.toLowerCase().replace(/[. ]/g, '_');
  return {
    os: 'linux',
    platform,
    platformVersion: version,
    ...toVariant(mark === 'LTS' ? undefined : mark, variation.variant),
    architecture,
    word,
    osName: words(name + written, mark, width.zh, variation.zh),
    ...(hasEnglishName && { osNameEn: words(nameEn + written, mark, width.en, variation.en) }),
    file: parts(
      file,
      filed ?? number,
      mark === 'Pro' ? 'pro' : undefined,
      variation.filedFirst,
      width.file,
      `${sizeGib}G`,
      mark?.endsWith('CK') ? mark.toLowerCase() : undefined,
      variation.filed,
      'alibase',
    ),
    fileType: platform === 'lifseaos' ? 'qcow2' : 'vhd',
    family: `acs:${parts(family, number, mark?.toLowerCase(), width.family, variation.family)}`,
    bootMode: variation.bootMode ?? bootModeOf(platform, architecture),
    sizeGib,
    isFrequent,
    delayDays: (offer.delayDays ?? 0) + (variation.delayDays ?? 0),
    isRetired,
  };
}

function toVariant(...given: readonly (string | undefined)[]): { readonly variant?: string } {
  const variant = given.filter(Boolean).join('-').toLowerCase();
  return variant ? { variant } : {};
}

function bootModeOf(platform: string, architecture: Architecture): Edition['bootMode'] {
  if (architecture === 'arm64') {
    return 'uefi';
  }
  return platform === 'ubuntu' ? 'uefi-preferred' : 'bios';
}

const SIZES: Readonly<Record<string, number>> = { lifseaos: 5, freebsd: 30 };

interface Spelling {
  /** Up to the release; two blanks stand behind the product, wherever that ends. */
  readonly name: string;
  readonly nameEn: string;
  readonly file: string;
  readonly family: string;
  readonly word: string;
}

const SPELLINGS: Readonly<Record<string, Partial<Spelling>>> = {
  alinux: { file: 'aliyun', family: 'alibaba_cloud_linux', word: 'Aliyun' },
  anolis: { file: 'anolisos', word: 'Anolis' },
  'centos-stream': { file: 'centos_stream', family: 'centos_stream' },
  freebsd: { word: 'Freebsd' },
  kylin: {
    name: 'Kylin Linux Advanced Server ',
    nameEn: 'Kylin Linux Advanced Server ',
    word: 'Kylin',
  },
  lifseaos: { file: 'lifsea', family: 'lifsea_os', word: 'Aliyun' },
  rhel: { file: 'redhat', family: 'redhat', word: 'RedHat' },
  rocky: { file: 'rockylinux', family: 'rocky_linux' },
  sles: {
    name: 'SUSE Linux  Enterprise Server ',
    nameEn: 'SUSE Linux Enterprise Server ',
    word: 'SUSE',
  },
};

function spellingOf(platform: string): Spelling {
  const title = PRODUCTS[platform] ?? platform;
  return {
    name: `${title}  `,
    nameEn: `${title}  `,
    file: platform,
    family: platform,
    word: title,
    ...SPELLINGS[platform],
  };
}

import { parts, words } from '../../../simulator/words';
import type { Edition } from './edition';

/** A public image of Windows Server. */
export interface WindowsOffer {
  readonly version: string;
  /** How its file name begins. */
  readonly file: string;
  readonly language: 'en' | 'zh';
  readonly edition?: 'Standard' | 'Enterprise';
  readonly isCore?: boolean;
  readonly hasContainer?: boolean;
  readonly isUefi?: boolean;
  readonly isChineseAlone?: boolean;
  readonly isFrequent?: boolean;
  readonly isRetired?: boolean;
}

const LANGUAGES = {
  en: { zh: '英文', en: 'English', file: 'en-us' },
  zh: { zh: '中文', en: 'Chinese', file: 'zh-cn' },
} as const;

const EDITIONS = {
  Datacenter: { zh: '数据中心版', en: 'DataCenter Edition', file: 'dtc', family: 'datacenter' },
  Standard: { zh: '标准版', en: 'Standard Edition', file: 'stand', family: 'standard' },
  Enterprise: { zh: '企业版', en: 'Enterprise Edition', file: 'ent', family: 'enterprise' },
} as const;

export function windowsEdition(offer: WindowsOffer): Edition {
  const { version, language, isUefi, isFrequent = false, isRetired = false } = offer;
  const hasEnglishName = !isRetired && !offer.isChineseAlone;
  return {
    os: 'windows',
    platform: 'windows-server',
    platformVersion: version,
    ...toVariant(offer),
    language,
    architecture: 'x86_64',
    word: HALF_YEAR.test(version) ? 'Windows Server' : `Windows Server ${version.slice(0, 4)}`,
    osName: osNameOf(offer),
    ...(hasEnglishName && { osNameEn: osNameEnOf(offer) }),
    file: fileOf(offer),
    fileType: 'vhd',
    family: familyOf(offer),
    bootMode: isUefi ? 'uefi' : 'bios',
    sizeGib: 40,
    isFrequent,
    delayDays: 0,
    isRetired,
  };
}

function osNameOf(offer: WindowsOffer): string {
  const { edition = 'Datacenter', language, isUefi, isCore } = offer;
  const spoken = `64位${LANGUAGES[language].zh}${isUefi ? 'UEFI' : ''}版`;
  return `${releaseOf(offer)} ${EDITIONS[edition].zh} ${spoken}${isCore ? '（不含UI）' : ''}`;
}

function osNameEnOf(offer: WindowsOffer): string {
  const { edition = 'Datacenter', language, isUefi, isCore } = offer;
  return words(
    releaseOf(offer),
    EDITIONS[edition].en,
    '64bit',
    LANGUAGES[language].en,
    isUefi && 'UEFI',
    'Edition',
    isCore && 'without UI',
  );
}

function releaseOf({ version, hasContainer }: WindowsOffer): string {
  const release = HALF_YEAR.test(version) ? `Version ${version}` : version;
  return `Windows Server  ${words(release, hasContainer && 'with Container')}`;
}

function fileOf(offer: WindowsOffer): string {
  const { edition = 'Datacenter', file, language, isUefi, isCore, hasContainer } = offer;
  return parts(
    file,
    isUefi && 'uefi',
    'x64',
    EDITIONS[edition].file + (isCore ? 'C' : ''),
    LANGUAGES[language].file,
    '40G',
    hasContainer && 'container',
    'alibase',
  );
}

function familyOf(offer: WindowsOffer): string {
  const { version, edition = 'Datacenter', language, isUefi, isCore, hasContainer } = offer;
  const family = parts(
    'win',
    version.toLowerCase().replace(' ', '_'),
    hasContainer && 'container',
    EDITIONS[edition].family,
    'x64',
    language,
    isCore && 'without_ui',
    isUefi && 'uefi',
  );
  return `acs:${family}`;
}

/** Releases that are called by their half-year, from 1709 to 20H2. */
const HALF_YEAR = /^\d\d(?:0\d|H\d)$/;

function toVariant(offer: WindowsOffer): { readonly variant?: string } {
  const { edition, isCore, hasContainer, isUefi } = offer;
  const variant = [
    hasContainer && 'container',
    edition?.toLowerCase(),
    isUefi && 'uefi',
    isCore && 'core',
  ]
    .filter(Boolean)
    .join('-');
  return variant ? { variant } : {};
}

import { joinFileNameParts, joinWords } from '../../../simulator/generation/join-parts';
import type { AlicloudImageSeries } from './alicloud-image-series';

/** A public image of Windows Server. */
export interface AlicloudWindowsRelease {
  readonly version: string;
  /** The start of its file name. */
  readonly fileNamePrefix: string;
  readonly language: 'en' | 'zh';
  readonly edition?: 'Standard' | 'Enterprise';
  readonly isCore?: boolean;
  readonly hasContainer?: boolean;
  readonly isUefi?: boolean;
  readonly isChineseOnly?: boolean;
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

/** The series of a release of Windows Server. */
export function toWindowsSeries(release: AlicloudWindowsRelease): AlicloudImageSeries {
  const { version, language, isUefi, isFrequent = false, isRetired = false } = release;
  const hasEnglishName = !isRetired && !release.isChineseOnly;
  return {
    os: 'windows',
    platform: 'windows-server',
    platformVersion: version,
    ...toWindowsVariant(release),
    language,
    architecture: 'x86_64',
    reportedPlatform: HALF_YEAR.test(version)
      ? 'Windows Server'
      : `Windows Server ${version.slice(0, 4)}`,
    osName: osNameOf(release),
    ...(hasEnglishName && { osNameEn: osNameEnOf(release) }),
    fileNamePrefix: seriesFileNamePrefixOf(release),
    fileType: 'vhd',
    family: familyOf(release),
    bootMode: isUefi ? 'uefi' : 'bios',
    sizeGib: 40,
    isFrequent,
    delayDays: 0,
    isRetired,
  };
}

function osNameOf(release: AlicloudWindowsRelease): string {
  const { edition = 'Datacenter', language, isUefi, isCore } = release;
  const languageLabel = `64位${LANGUAGES[language].zh}${isUefi ? 'UEFI' : ''}版`;
  return `${productNameOf(release)} ${EDITIONS[edition].zh} ${languageLabel}${isCore ? '（不含UI）' : ''}`;
}

function osNameEnOf(release: AlicloudWindowsRelease): string {
  const { edition = 'Datacenter', language, isUefi, isCore } = release;
  return joinWords(
    productNameOf(release),
    EDITIONS[edition].en,
    '64bit',
    LANGUAGES[language].en,
    isUefi && 'UEFI',
    'Edition',
    isCore && 'without UI',
  );
}

function productNameOf({ version, hasContainer }: AlicloudWindowsRelease): string {
  const versionLabel = HALF_YEAR.test(version) ? `Version ${version}` : version;
  return `Windows Server  ${joinWords(versionLabel, hasContainer && 'with Container')}`;
}

function seriesFileNamePrefixOf(release: AlicloudWindowsRelease): string {
  const {
    edition = 'Datacenter',
    fileNamePrefix,
    language,
    isUefi,
    isCore,
    hasContainer,
  } = release;
  return joinFileNameParts(
    fileNamePrefix,
    isUefi && 'uefi',
    'x64',
    EDITIONS[edition].file + (isCore ? 'C' : ''),
    LANGUAGES[language].file,
    '40G',
    hasContainer && 'container',
    'alibase',
  );
}

function familyOf(release: AlicloudWindowsRelease): string {
  const { version, edition = 'Datacenter', language, isUefi, isCore, hasContainer } = release;
  const family = joinFileNameParts(
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

/** Releases named after half-years, from 1709 to 20H2. */
const HALF_YEAR = /^\d\d(?:0\d|H\d)$/;

function toWindowsVariant(release: AlicloudWindowsRelease): { readonly variant?: string } {
  const { edition, isCore, hasContainer, isUefi } = release;
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

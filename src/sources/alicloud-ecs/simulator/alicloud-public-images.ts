import { X64_AND_ARM64, X64_ONLY } from '../../../simulator/generation/distribution';
import type { AlicloudImageSeries } from './alicloud-image-series';
import {
  type AlicloudLinuxRelease,
  type AlicloudVariant,
  PLAIN,
  toLinuxSeriesList,
} from './linux-series';
import { type AlicloudWindowsRelease, toWindowsSeries } from './windows-series';

/** Published some days after the plain image, so that it is the newest of its release. */
const GPU: AlicloudVariant = {
  variantId: 'gpu-cuda',
  zh: '预装NVIDIA GPU驱动和CUDA',
  en: 'with NVIDIA GPU Driver and CUDA',
  fileSuffix: 'with_gpu_driver_and_cuda',
  family: 'with_nvidia_gpu_driver_and_cuda',
  sizeGib: 100,
  delayDays: 9,
};

/** A GPU build without GPU in its English name. */
const GRID: AlicloudVariant = {
  variantId: 'gpu-nvidia-grid-driver',
  zh: '预装NVIDIA GRID驱动',
  en: 'with NVIDIA GRID Driver',
  fileSuffix: 'with_grid_driver',
  family: 'with_nvidia_grid_driver',
};

const UEFI: AlicloudVariant = {
  variantId: 'uefi',
  zh: 'UEFI版',
  en: 'UEFI Edition',
  fileInfix: 'uefi',
  family: 'uefi',
  bootMode: 'uefi',
};

const CONTAINER_OPTIMIZED: AlicloudVariant = {
  variantId: 'container-optimized',
  zh: '容器优化版',
  en: 'Container Optimized Edition',
  fileSuffix: 'container_optimized',
  family: 'container_optimized',
  delayDays: 7,
};

const MLPS: AlicloudVariant = {
  variantId: 'mlps-2.0-level-3',
  zh: '等保2.0三级版',
  en: 'MLPS 2.0 Level 3',
  fileSuffix: 'dengbao',
  family: 'dengbao2.0',
};

const QUICK: AlicloudVariant = {
  variantId: 'quick-boot',
  zh: '快速启动版',
  fileSuffix: 'qboot',
  family: 'qboot',
};

const SCC: AlicloudVariant = {
  variantId: 'scc',
  zh: 'SCC版',
  en: 'SCC Edition',
  fileSuffix: 'scc',
  family: 'scc',
};

const AMD: AlicloudVariant = {
  variantId: 'amd',
  zh: 'AMD版',
  en: 'AMD Edition',
  fileSuffix: 'amd',
  family: 'amd',
};

const HARDENED: AlicloudVariant = {
  variantId: 'hardened',
  zh: '安全加固版',
  fileSuffix: 'aliaegis',
};

const primaryReleases: readonly AlicloudLinuxRelease[] = [
  {
    platform: 'ubuntu',
    version: '22.04',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN, GPU],
    rareVariants: [UEFI, AMD],
  },
  {
    platform: 'ubuntu',
    version: '24.04',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN],
    rareVariants: [GPU],
    // Before that of 22.04: the newest image is not of the newest release.
    delayDays: -16,
  },
  {
    platform: 'alinux',
    version: '3.2104',
    label: 'LTS',
    fileVersion: '3',
    architectures: X64_AND_ARM64,
    frequentVariants: [PLAIN, CONTAINER_OPTIMIZED],
    rareVariants: [QUICK, GPU],
  },
  { platform: 'debian', version: '12.11', architectures: X64_AND_ARM64, frequentVariants: [PLAIN] },
  {
    platform: 'anolis',
    version: '8.10',
    label: 'ANCK',
    architectures: X64_AND_ARM64,
    rareVariants: [PLAIN, MLPS],
  },
  {
    platform: 'anolis',
    version: '8.10',
    label: 'RHCK',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
  },
  { platform: 'centos', version: '7.9', architectures: X64_AND_ARM64, rareVariants: [PLAIN, UEFI] },
  { platform: 'sles', version: '15 SP6', architectures: X64_ONLY, rareVariants: [PLAIN] },
  // Both are renewed, and this one last.
  {
    platform: 'sles',
    version: '15 SP4',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
    delayDays: 1,
  },
  { platform: 'rhel', version: '9.4', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'rocky', version: '9.5', architectures: X64_AND_ARM64, rareVariants: [PLAIN] },
  { platform: 'rocky', version: '8.10', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'debian', version: '12.10', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'debian', version: '12.1', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'kylin', version: 'V10 SP3', architectures: X64_ONLY, rareVariants: [PLAIN] },
  {
    platform: 'alinux',
    version: '3',
    label: 'Pro',
    architectures: X64_ONLY,
    rareVariants: [PLAIN, MLPS],
  },
  { platform: 'centos-stream', version: '9', architectures: X64_ONLY, rareVariants: [PLAIN, UEFI] },
  {
    platform: 'centos',
    version: '7.6',
    fileVersion: '7_05',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
    isRetired: true,
  },
  {
    platform: 'ubuntu',
    version: '12.04',
    architectures: X64_ONLY,
    rareVariants: [HARDENED],
    isRetired: true,
  },
  {
    platform: 'debian',
    version: '8.11',
    architectures: ['i386'],
    rareVariants: [PLAIN],
    isRetired: true,
  },
];

const additionalReleases: readonly AlicloudLinuxRelease[] = [
  {
    platform: 'ubuntu',
    version: '20.04',
    architectures: X64_AND_ARM64,
    rareVariants: [PLAIN, GPU, GRID, UEFI],
  },
  { platform: 'opensuse', version: '15.6', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'fedora', version: '41', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'rhel', version: '9.4', architectures: ['arm64'], rareVariants: [PLAIN] },
  { platform: 'rhel', version: '8.10', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'almalinux', version: '9.5', architectures: X64_ONLY, rareVariants: [PLAIN, UEFI] },
  {
    platform: 'anolis',
    version: '8.10',
    label: 'RHCK',
    architectures: ['arm64'],
    rareVariants: [PLAIN],
  },
  { platform: 'rocky', version: '8.10', architectures: ['arm64'], rareVariants: [PLAIN] },
  { platform: 'centos-stream', version: '9', architectures: ['arm64'], rareVariants: [PLAIN] },
  { platform: 'kylin', version: 'V10 SP3', architectures: ['arm64'], rareVariants: [PLAIN] },
  {
    platform: 'openeuler',
    version: '22.03 SP3',
    displayVersion: '22.03 LTS SP3',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
  },
  {
    platform: 'uos',
    version: 'V20 1060e',
    displayVersion: 'V20 (1060e)',
    architectures: X64_ONLY,
    rareVariants: [PLAIN],
  },
  { platform: 'lifseaos', version: '3', architectures: X64_ONLY, rareVariants: [PLAIN] },
  { platform: 'freebsd', version: '14.1', architectures: X64_ONLY, rareVariants: [PLAIN] },
  {
    platform: 'alinux',
    version: '2.1903',
    label: 'LTS',
    architectures: X64_ONLY,
    rareVariants: [PLAIN, SCC],
    isRetired: true,
  },
];

const zh = { language: 'zh' } as const;
const en = { language: 'en' } as const;

const windowsReleases: readonly AlicloudWindowsRelease[] = [
  { version: '2022', fileNamePrefix: 'win2022_21H2', ...zh, isFrequent: true },
  { version: '2022', fileNamePrefix: 'win2022_21H2', ...en, isFrequent: true },
  { version: '2022', fileNamePrefix: 'win2022_21H2', ...en, hasContainer: true },
  { version: '2022', fileNamePrefix: 'wincore_2022', ...zh, isCore: true },
  { version: '2022', fileNamePrefix: 'win2022_21H2', ...zh, isUefi: true, isChineseOnly: true },
  { version: '2012 R2', fileNamePrefix: 'win2012r2_9600', ...en },
  { version: '2012 R2', fileNamePrefix: 'win2012r2_9600', ...zh },
  { version: '20H2', fileNamePrefix: 'winsvr_20H2', ...en, isCore: true },
  { version: '2012', fileNamePrefix: 'win2012', ...zh, edition: 'Standard', isRetired: true },
  { version: '2025', fileNamePrefix: 'win2025_24H2', ...zh },
  { version: '2025', fileNamePrefix: 'win2025_24H2', ...en },
  { version: '2019', fileNamePrefix: 'win2019_1809', ...zh },
  { version: '2019', fileNamePrefix: 'win2019_1809', ...en },
  {
    version: '2008 R2',
    fileNamePrefix: 'win2008r2',
    ...en,
    edition: 'Enterprise',
    isRetired: true,
  },
  {
    version: '2004',
    fileNamePrefix: 'wincore_2004',
    ...zh,
    hasContainer: true,
    isCore: true,
    isChineseOnly: true,
  },
  { version: '1903', fileNamePrefix: 'winsvr_1903', ...en, isCore: true },
  { version: '2016', fileNamePrefix: 'win2016_1607', ...zh },
  { version: '2016', fileNamePrefix: 'win2016_1607', ...en },
];

/** All public images: a short catalog holds the frequent ones, and the first of the others. */
export const publicImageSeries: readonly AlicloudImageSeries[] = [
  ...primaryReleases.flatMap(toLinuxSeriesList),
  ...windowsReleases.map(toWindowsSeries),
  ...additionalReleases.flatMap(toLinuxSeriesList),
];

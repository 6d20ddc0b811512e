import { BOTH, X64 } from '../../../simulator/distribution';
import type { Edition } from './edition';
import { type LinuxOffer, linuxEditions, PLAIN, type Variation } from './linux-edition';
import { type WindowsOffer, windowsEdition } from './windows-edition';

/** Published some days after the plain image, so that it is the newest of its release. */
const GPU: Variation = {
  variant: 'gpu-cuda',
  zh: '预装NVIDIA GPU驱动和CUDA',
  en: 'with NVIDIA GPU Driver and CUDA',
  filed: 'with_gpu_driver_and_cuda',
  family: 'with_nvidia_gpu_driver_and_cuda',
  sizeGib: 100,
  delayDays: 9,
};

/** A GPU build whose English name does not say GPU. */
const GRID: Variation = {
  variant: 'gpu-nvidia-grid-driver',
  zh: '预装NVIDIA GRID驱动',
  en: 'with NVIDIA GRID Driver',
  filed: 'with_grid_driver',
  family: 'with_nvidia_grid_driver',
};

const UEFI: Variation = {
  variant: 'uefi',
  zh: 'UEFI版',
  en: 'UEFI Edition',
  filedFirst: 'uefi',
  family: 'uefi',
  bootMode: 'uefi',
};

const CONTAINER_OPTIMIZED: Variation = {
  variant: 'container-optimized',
  zh: '容器优化版',
  en: 'Container Optimized Edition',
  filed: 'container_optimized',
  family: 'container_optimized',
  delayDays: 7,
};

const MLPS: Variation = {
  variant: 'mlps-2.0-level-3',
  zh: '等保2.0三级版',
  en: 'MLPS 2.0 Level 3',
  filed: 'dengbao',
  family: 'dengbao2.0',
};

const QUICK: Variation = {
  variant: 'quick-boot',
  zh: '快速启动版',
  filed: 'qboot',
  family: 'qboot',
};

const SCC: Variation = {
  variant: 'scc',
  zh: 'SCC版',
  en: 'SCC Edition',
  filed: 'scc',
  family: 'scc',
};

const AMD: Variation = {
  variant: 'amd',
  zh: 'AMD版',
  en: 'AMD Edition',
  filed: 'amd',
  family: 'amd',
};

const HARDENED: Variation = { variant: 'hardened', zh: '安全加固版', filed: 'aliaegis' };

const leading: readonly LinuxOffer[] = [
  {
    platform: 'ubuntu',
    version: '22.04',
    architectures: BOTH,
    frequent: [PLAIN, GPU],
    rare: [UEFI, AMD],
  },
  {
    platform: 'ubuntu',
    version: '24.04',
    architectures: BOTH,
    frequent: [PLAIN],
    rare: [GPU],
    // Before that of 22.04: the newest image is not of the newest release.
    delayDays: -16,
  },
  {
    platform: 'alinux',
    version: '3.2104',
    mark: 'LTS',
    filed: '3',
    architectures: BOTH,
    frequent: [PLAIN, CONTAINER_OPTIMIZED],
    rare: [QUICK, GPU],
  },
  { platform: 'debian', version: '12.11', architectures: BOTH, frequent: [PLAIN] },
  { platform: 'anolis', version: '8.10', mark: 'ANCK', architectures: BOTH, rare: [PLAIN, MLPS] },
  { platform: 'anolis', version: '8.10', mark: 'RHCK', architectures: X64, rare: [PLAIN] },
  { platform: 'centos', version: '7.9', architectures: BOTH, rare: [PLAIN, UEFI] },
  { platform: 'sles', version: '15 SP6', architectures: X64, rare: [PLAIN] },
  // Both are renewed, and this one last.
  { platform: 'sles', version: '15 SP4', architectures: X64, rare: [PLAIN], delayDays: 1 },
  { platform: 'rhel', version: '9.4', architectures: X64, rare: [PLAIN] },
  { platform: 'rocky', version: '9.5', architectures: BOTH, rare: [PLAIN] },
  { platform: 'rocky', version: '8.10', architectures: X64, rare: [PLAIN] },
  { platform: 'debian', version: '12.10', architectures: X64, rare: [PLAIN] },
  { platform: 'debian', version: '12.1', architectures: X64, rare: [PLAIN] },
  { platform: 'kylin', version: 'V10 SP3', architectures: X64, rare: [PLAIN] },
  { platform: 'alinux', version: '3', mark: 'Pro', architectures: X64, rare: [PLAIN, MLPS] },
  { platform: 'centos-stream', version: '9', architectures: X64, rare: [PLAIN, UEFI] },
  {
    platform: 'centos',
    version: '7.6',
    filed: '7_05',
    architectures: X64,
    rare: [PLAIN],
    isRetired: true,
  },
  { platform: 'ubuntu', version: '12.04', architectures: X64, rare: [HARDENED], isRetired: true },
  { platform: 'debian', version: '8.11', architectures: ['i386'], rare: [PLAIN], isRetired: true },
];

const further: readonly LinuxOffer[] = [
  { platform: 'ubuntu', version: '20.04', architectures: BOTH, rare: [PLAIN, GPU, GRID, UEFI] },
  { platform: 'opensuse', version: '15.6', architectures: X64, rare: [PLAIN] },
  { platform: 'fedora', version: '41', architectures: X64, rare: [PLAIN] },
  { platform: 'rhel', version: '9.4', architectures: ['arm64'], rare: [PLAIN] },
  { platform: 'rhel', version: '8.10', architectures: X64, rare: [PLAIN] },
  { platform: 'almalinux', version: '9.5', architectures: X64, rare: [PLAIN, UEFI] },
  { platform: 'anolis', version: '8.10', mark: 'RHCK', architectures: ['arm64'], rare: [PLAIN] },
  { platform: 'rocky', version: '8.10', architectures: ['arm64'], rare: [PLAIN] },
  { platform: 'centos-stream', version: '9', architectures: ['arm64'], rare: [PLAIN] },
  { platform: 'kylin', version: 'V10 SP3', architectures: ['arm64'], rare: [PLAIN] },
  {
    platform: 'openeuler',
    version: '22.03 SP3',
    written: '22.03 LTS SP3',
    architectures: X64,
    rare: [PLAIN],
  },
  {
    platform: 'uos',
    version: 'V20 1060e',
    written: 'V20 (1060e)',
    architectures: X64,
    rare: [PLAIN],
  },
  { platform: 'lifseaos', version: '3', architectures: X64, rare: [PLAIN] },
  { platform: 'freebsd', version: '14.1', architectures: X64, rare: [PLAIN] },
  {
    platform: 'alinux',
    version: '2.1903',
    mark: 'LTS',
    architectures: X64,
    rare: [PLAIN, SCC],
    isRetired: true,
  },
];

const zh = { language: 'zh' } as const;
const en = { language: 'en' } as const;

const windows: readonly WindowsOffer[] = [
  { version: '2022', file: 'win2022_21H2', ...zh, isFrequent: true },
  { version: '2022', file: 'win2022_21H2', ...en, isFrequent: true },
  { version: '2022', file: 'win2022_21H2', ...en, hasContainer: true },
  { version: '2022', file: 'wincore_2022', ...zh, isCore: true },
  { version: '2022', file: 'win2022_21H2', ...zh, isUefi: true, isChineseAlone: true },
  { version: '2012 R2', file: 'win2012r2_9600', ...en },
  { version: '2012 R2', file: 'win2012r2_9600', ...zh },
  { version: '20H2', file: 'winsvr_20H2', ...en, isCore: true },
  { version: '2012', file: 'win2012', ...zh, edition: 'Standard', isRetired: true },
  { version: '2025', file: 'win2025_24H2', ...zh },
  { version: '2025', file: 'win2025_24H2', ...en },
  { version: '2019', file: 'win2019_1809', ...zh },
  { version: '2019', file: 'win2019_1809', ...en },
  { version: '2008 R2', file: 'win2008r2', ...en, edition: 'Enterprise', isRetired: true },
  {
    version: '2004',
    file: 'wincore_2004',
    ...zh,
    hasContainer: true,
    isCore: true,
    isChineseAlone: true,
  },
  { version: '1903', file: 'winsvr_1903', ...en, isCore: true },
  { version: '2016', file: 'win2016_1607', ...zh },
  { version: '2016', file: 'win2016_1607', ...en },
];

/** All that Alibaba Cloud publishes: a short catalogue holds what is frequent, and the first of the rest. */
export const editions: readonly Edition[] = [
  ...leading.flatMap(linuxEditions),
  ...windows.map(windowsEdition),
  ...further.flatMap(linuxEditions),
];

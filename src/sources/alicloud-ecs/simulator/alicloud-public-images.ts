import { type PublicationPlan, parseSeriesTable } from '../../../simulator/generation/publication';

/** The system of an image: neutral values, and the names that Alibaba Cloud uses. */
export interface AlicloudBaseSystem {
  readonly os: 'linux' | 'windows';
  /** Its ID of os-release(5). */
  readonly platform: string;
  readonly platformVersion?: string | undefined;
  /** Absent for the plain distribution. */
  readonly variant?: string | undefined;
  readonly language?: 'en' | 'zh' | undefined;
  readonly architecture: 'x86_64' | 'arm64' | 'i386';
  /** Platform on the wire. */
  readonly reportedPlatform: string;
  readonly osName: string;
  /** Absent for old images and some others. */
  readonly osNameEn?: string | undefined;
  readonly bootMode: 'bios' | 'uefi' | 'uefi-preferred';
  readonly sizeGib: number;
}

/** A public image that is published repeatedly, each time with another date in its name. */
export interface AlicloudImageSeries extends AlicloudBaseSystem, PublicationPlan {
  /** The file name up to its date. */
  readonly fileNamePrefix: string;
  readonly fileType: 'vhd' | 'qcow2';
  readonly family: string;
}

/** The public images; file names end in `_alibase` and the date, families begin with `acs:`. */
export const publicImageSeries = parseSeriesTable(
  ['platform', 'version', 'variant', 'Platform', 'OSNameEn', 'OSName', 'file', 'family'],
  `
# renewed | delay | platform       | version   | variant                | Platform | OSNameEn | OSName | file | family
  always  | 0     | ubuntu         | 22.04     | -                      | Ubuntu | Ubuntu  22.04 64 bit | Ubuntu  22.04 64位 | ubuntu_22_04_x64_20G | ubuntu_22_04_x64
  # GPU builds are published some days after the plain image, so that they are the newest of their release.
  always  | 9     | ubuntu         | 22.04     | gpu-cuda               | Ubuntu | Ubuntu  22.04 64 bit with NVIDIA GPU Driver and CUDA | Ubuntu  22.04 64位 预装NVIDIA GPU驱动和CUDA | ubuntu_22_04_x64_100G_with_gpu_driver_and_cuda | ubuntu_22_04_x64_with_nvidia_gpu_driver_and_cuda
  rarely  | 0     | ubuntu         | 22.04     | uefi                   | Ubuntu | Ubuntu  22.04 64 bit UEFI Edition | Ubuntu  22.04 64位 UEFI版 | ubuntu_22_04_uefi_x64_20G | ubuntu_22_04_x64_uefi
  rarely  | 0     | ubuntu         | 22.04     | amd                    | Ubuntu | Ubuntu  22.04 64 bit AMD Edition | Ubuntu  22.04 64位 AMD版 | ubuntu_22_04_x64_20G_amd | ubuntu_22_04_x64_amd
  always  | 0     | ubuntu         | 22.04     | -                      | Ubuntu | Ubuntu  22.04 64 bit ARM Edition | Ubuntu  22.04 64位 ARM版 | ubuntu_22_04_arm64_20G | ubuntu_22_04_arm64
  # Before that of 22.04: the newest image is not of the newest release.
  always  | -16   | ubuntu         | 24.04     | -                      | Ubuntu | Ubuntu  24.04 64 bit | Ubuntu  24.04 64位 | ubuntu_24_04_x64_20G | ubuntu_24_04_x64
  rarely  | -7    | ubuntu         | 24.04     | gpu-cuda               | Ubuntu | Ubuntu  24.04 64 bit with NVIDIA GPU Driver and CUDA | Ubuntu  24.04 64位 预装NVIDIA GPU驱动和CUDA | ubuntu_24_04_x64_100G_with_gpu_driver_and_cuda | ubuntu_24_04_x64_with_nvidia_gpu_driver_and_cuda
  always  | -16   | ubuntu         | 24.04     | -                      | Ubuntu | Ubuntu  24.04 64 bit ARM Edition | Ubuntu  24.04 64位 ARM版 | ubuntu_24_04_arm64_20G | ubuntu_24_04_arm64
  always  | 0     | alinux         | 3.2104    | -                      | Aliyun | Alibaba Cloud Linux  3.2104 LTS 64 bit | Alibaba Cloud Linux  3.2104 LTS 64位 | aliyun_3_x64_20G | alibaba_cloud_linux_3_2104_lts_x64
  always  | 7     | alinux         | 3.2104    | container-optimized    | Aliyun | Alibaba Cloud Linux  3.2104 LTS 64 bit Container Optimized Edition | Alibaba Cloud Linux  3.2104 LTS 64位 容器优化版 | aliyun_3_x64_20G_container_optimized | alibaba_cloud_linux_3_2104_lts_x64_container_optimized
  rarely  | 0     | alinux         | 3.2104    | quick-boot             | Aliyun | - | Alibaba Cloud Linux  3.2104 LTS 64位 快速启动版 | aliyun_3_x64_20G_qboot | alibaba_cloud_linux_3_2104_lts_x64_qboot
  rarely  | 9     | alinux         | 3.2104    | gpu-cuda               | Aliyun | Alibaba Cloud Linux  3.2104 LTS 64 bit with NVIDIA GPU Driver and CUDA | Alibaba Cloud Linux  3.2104 LTS 64位 预装NVIDIA GPU驱动和CUDA | aliyun_3_x64_100G_with_gpu_driver_and_cuda | alibaba_cloud_linux_3_2104_lts_x64_with_nvidia_gpu_driver_and_cuda
  always  | 0     | alinux         | 3.2104    | -                      | Aliyun | Alibaba Cloud Linux  3.2104 LTS 64 bit ARM Edition | Alibaba Cloud Linux  3.2104 LTS 64位 ARM版 | aliyun_3_arm64_20G | alibaba_cloud_linux_3_2104_lts_arm64
  always  | 0     | debian         | 12.11     | -                      | Debian | Debian  12.11 64 bit | Debian  12.11 64位 | debian_12_11_x64_20G | debian_12_11_x64
  always  | 0     | debian         | 12.11     | -                      | Debian | Debian  12.11 64 bit ARM Edition | Debian  12.11 64位 ARM版 | debian_12_11_arm64_20G | debian_12_11_arm64
  rarely  | 0     | anolis         | 8.10      | anck                   | Anolis | Anolis OS  8.10 ANCK 64 bit | Anolis OS  8.10 ANCK 64位 | anolisos_8_10_x64_20G_anck | anolis_8_10_anck_x64
  rarely  | 0     | anolis         | 8.10      | anck-mlps-2.0-level-3  | Anolis | Anolis OS  8.10 ANCK 64 bit MLPS 2.0 Level 3 | Anolis OS  8.10 ANCK 64位 等保2.0三级版 | anolisos_8_10_x64_20G_anck_dengbao | anolis_8_10_anck_x64_dengbao2.0
  rarely  | 0     | anolis         | 8.10      | anck                   | Anolis | Anolis OS  8.10 ANCK 64 bit ARM Edition | Anolis OS  8.10 ANCK 64位 ARM版 | anolisos_8_10_arm64_20G_anck | anolis_8_10_anck_arm64
  rarely  | 0     | anolis         | 8.10      | rhck                   | Anolis | Anolis OS  8.10 RHCK 64 bit | Anolis OS  8.10 RHCK 64位 | anolisos_8_10_x64_20G_rhck | anolis_8_10_rhck_x64
  rarely  | 0     | centos         | 7.9       | -                      | CentOS | CentOS  7.9 64 bit | CentOS  7.9 64位 | centos_7_9_x64_20G | centos_7_9_x64
  rarely  | 0     | centos         | 7.9       | uefi                   | CentOS | CentOS  7.9 64 bit UEFI Edition | CentOS  7.9 64位 UEFI版 | centos_7_9_uefi_x64_20G | centos_7_9_x64_uefi
  rarely  | 0     | centos         | 7.9       | -                      | CentOS | CentOS  7.9 64 bit ARM Edition | CentOS  7.9 64位 ARM版 | centos_7_9_arm64_20G | centos_7_9_arm64
  rarely  | 0     | sles           | 15 SP6    | -                      | SUSE | SUSE Linux Enterprise Server 15 SP6 64 bit | SUSE Linux  Enterprise Server 15 SP6 64位 | sles_15_sp6_x64_20G | sles_15_sp6_x64
  # Both service packs are renewed, and the older one last.
  rarely  | 1     | sles           | 15 SP4    | -                      | SUSE | SUSE Linux Enterprise Server 15 SP4 64 bit | SUSE Linux  Enterprise Server 15 SP4 64位 | sles_15_sp4_x64_20G | sles_15_sp4_x64
  rarely  | 0     | rhel           | 9.4       | -                      | RedHat | Red Hat Enterprise Linux  9.4 64 bit | Red Hat Enterprise Linux  9.4 64位 | redhat_9_4_x64_20G | redhat_9_4_x64
  rarely  | 0     | rocky          | 9.5       | -                      | Rocky Linux | Rocky Linux  9.5 64 bit | Rocky Linux  9.5 64位 | rockylinux_9_5_x64_20G | rocky_linux_9_5_x64
  rarely  | 0     | rocky          | 9.5       | -                      | Rocky Linux | Rocky Linux  9.5 64 bit ARM Edition | Rocky Linux  9.5 64位 ARM版 | rockylinux_9_5_arm64_20G | rocky_linux_9_5_arm64
  rarely  | 0     | rocky          | 8.10      | -                      | Rocky Linux | Rocky Linux  8.10 64 bit | Rocky Linux  8.10 64位 | rockylinux_8_10_x64_20G | rocky_linux_8_10_x64
  rarely  | 0     | debian         | 12.10     | -                      | Debian | Debian  12.10 64 bit | Debian  12.10 64位 | debian_12_10_x64_20G | debian_12_10_x64
  rarely  | 0     | debian         | 12.1      | -                      | Debian | Debian  12.1 64 bit | Debian  12.1 64位 | debian_12_1_x64_20G | debian_12_1_x64
  rarely  | 0     | kylin          | V10 SP3   | -                      | Kylin | Kylin Linux Advanced Server V10 SP3 64 bit | Kylin Linux Advanced Server V10 SP3 64位 | kylin_v10_sp3_x64_20G | kylin_v10_sp3_x64
  rarely  | 0     | alinux         | 3         | pro                    | Aliyun | Alibaba Cloud Linux  3 Pro 64 bit | Alibaba Cloud Linux  3 Pro 64位 | aliyun_3_pro_x64_20G | alibaba_cloud_linux_3_pro_x64
  rarely  | 0     | alinux         | 3         | pro-mlps-2.0-level-3   | Aliyun | Alibaba Cloud Linux  3 Pro 64 bit MLPS 2.0 Level 3 | Alibaba Cloud Linux  3 Pro 64位 等保2.0三级版 | aliyun_3_pro_x64_20G_dengbao | alibaba_cloud_linux_3_pro_x64_dengbao2.0
  rarely  | 0     | centos-stream  | 9         | -                      | CentOS Stream | CentOS Stream  9 64 bit | CentOS Stream  9 64位 | centos_stream_9_x64_20G | centos_stream_9_x64
  rarely  | 0     | centos-stream  | 9         | uefi                   | CentOS Stream | CentOS Stream  9 64 bit UEFI Edition | CentOS Stream  9 64位 UEFI版 | centos_stream_9_uefi_x64_20G | centos_stream_9_x64_uefi
  # File names are not reliable.
  never   | 0     | centos         | 7.6       | -                      | CentOS | - | CentOS  7.6 64位 | centos_7_05_x64_20G | centos_7_6_x64
  never   | 0     | ubuntu         | 12.04     | hardened               | Ubuntu | - | Ubuntu  12.04 64位 安全加固版 | ubuntu_12_04_x64_20G_aliaegis | ubuntu_12_04_x64
  never   | 0     | debian         | 8.11      | -                      | Debian | - | Debian  8.11 32位 | debian_8_11_32_20G | debian_8_11_x86
  always  | 0     | windows-server | 2022      | -                      | Windows Server 2022 | Windows Server  2022 DataCenter Edition 64bit Chinese Edition | Windows Server  2022 数据中心版 64位中文版 | win2022_21H2_x64_dtc_zh-cn_40G | win_2022_datacenter_x64_zh
  always  | 0     | windows-server | 2022      | -                      | Windows Server 2022 | Windows Server  2022 DataCenter Edition 64bit English Edition | Windows Server  2022 数据中心版 64位英文版 | win2022_21H2_x64_dtc_en-us_40G | win_2022_datacenter_x64_en
  rarely  | 0     | windows-server | 2022      | container              | Windows Server 2022 | Windows Server  2022 with Container DataCenter Edition 64bit English Edition | Windows Server  2022 with Container 数据中心版 64位英文版 | win2022_21H2_x64_dtc_en-us_40G_container | win_2022_container_datacenter_x64_en
  rarely  | 0     | windows-server | 2022      | core                   | Windows Server 2022 | Windows Server  2022 DataCenter Edition 64bit Chinese Edition without UI | Windows Server  2022 数据中心版 64位中文版（不含UI） | wincore_2022_x64_dtcC_zh-cn_40G | win_2022_datacenter_x64_zh_without_ui
  rarely  | 0     | windows-server | 2022      | uefi                   | Windows Server 2022 | - | Windows Server  2022 数据中心版 64位中文UEFI版 | win2022_21H2_uefi_x64_dtc_zh-cn_40G | win_2022_datacenter_x64_zh_uefi
  rarely  | 0     | windows-server | 2012 R2   | -                      | Windows Server 2012 | Windows Server  2012 R2 DataCenter Edition 64bit English Edition | Windows Server  2012 R2 数据中心版 64位英文版 | win2012r2_9600_x64_dtc_en-us_40G | win_2012_r2_datacenter_x64_en
  rarely  | 0     | windows-server | 2012 R2   | -                      | Windows Server 2012 | Windows Server  2012 R2 DataCenter Edition 64bit Chinese Edition | Windows Server  2012 R2 数据中心版 64位中文版 | win2012r2_9600_x64_dtc_zh-cn_40G | win_2012_r2_datacenter_x64_zh
  rarely  | 0     | windows-server | 20H2      | core                   | Windows Server | Windows Server  Version 20H2 DataCenter Edition 64bit English Edition without UI | Windows Server  Version 20H2 数据中心版 64位英文版（不含UI） | winsvr_20H2_x64_dtcC_en-us_40G | win_20h2_datacenter_x64_en_without_ui
  never   | 0     | windows-server | 2012      | standard               | Windows Server 2012 | - | Windows Server  2012 标准版 64位中文版 | win2012_x64_stand_zh-cn_40G | win_2012_standard_x64_zh
  rarely  | 0     | windows-server | 2025      | -                      | Windows Server 2025 | Windows Server  2025 DataCenter Edition 64bit Chinese Edition | Windows Server  2025 数据中心版 64位中文版 | win2025_24H2_x64_dtc_zh-cn_40G | win_2025_datacenter_x64_zh
  rarely  | 0     | windows-server | 2025      | -                      | Windows Server 2025 | Windows Server  2025 DataCenter Edition 64bit English Edition | Windows Server  2025 数据中心版 64位英文版 | win2025_24H2_x64_dtc_en-us_40G | win_2025_datacenter_x64_en
  rarely  | 0     | windows-server | 2019      | -                      | Windows Server 2019 | Windows Server  2019 DataCenter Edition 64bit Chinese Edition | Windows Server  2019 数据中心版 64位中文版 | win2019_1809_x64_dtc_zh-cn_40G | win_2019_datacenter_x64_zh
  rarely  | 0     | windows-server | 2019      | -                      | Windows Server 2019 | Windows Server  2019 DataCenter Edition 64bit English Edition | Windows Server  2019 数据中心版 64位英文版 | win2019_1809_x64_dtc_en-us_40G | win_2019_datacenter_x64_en
  never   | 0     | windows-server | 2008 R2   | enterprise             | Windows Server 2008 | - | Windows Server  2008 R2 企业版 64位英文版 | win2008r2_x64_ent_en-us_40G | win_2008_r2_enterprise_x64_en
  rarely  | 0     | windows-server | 2004      | container-core         | Windows Server | - | Windows Server  Version 2004 with Container 数据中心版 64位中文版（不含UI） | wincore_2004_x64_dtcC_zh-cn_40G_container | win_2004_container_datacenter_x64_zh_without_ui
  rarely  | 0     | windows-server | 1903      | core                   | Windows Server | Windows Server  Version 1903 DataCenter Edition 64bit English Edition without UI | Windows Server  Version 1903 数据中心版 64位英文版（不含UI） | winsvr_1903_x64_dtcC_en-us_40G | win_1903_datacenter_x64_en_without_ui
  rarely  | 0     | windows-server | 2016      | -                      | Windows Server 2016 | Windows Server  2016 DataCenter Edition 64bit Chinese Edition | Windows Server  2016 数据中心版 64位中文版 | win2016_1607_x64_dtc_zh-cn_40G | win_2016_datacenter_x64_zh
  rarely  | 0     | windows-server | 2016      | -                      | Windows Server 2016 | Windows Server  2016 DataCenter Edition 64bit English Edition | Windows Server  2016 数据中心版 64位英文版 | win2016_1607_x64_dtc_en-us_40G | win_2016_datacenter_x64_en
  rarely  | 0     | ubuntu         | 20.04     | -                      | Ubuntu | Ubuntu  20.04 64 bit | Ubuntu  20.04 64位 | ubuntu_20_04_x64_20G | ubuntu_20_04_x64
  rarely  | 9     | ubuntu         | 20.04     | gpu-cuda               | Ubuntu | Ubuntu  20.04 64 bit with NVIDIA GPU Driver and CUDA | Ubuntu  20.04 64位 预装NVIDIA GPU驱动和CUDA | ubuntu_20_04_x64_100G_with_gpu_driver_and_cuda | ubuntu_20_04_x64_with_nvidia_gpu_driver_and_cuda
  # A GPU build without GPU in its English name.
  rarely  | 0     | ubuntu         | 20.04     | gpu-nvidia-grid-driver | Ubuntu | Ubuntu  20.04 64 bit with NVIDIA GRID Driver | Ubuntu  20.04 64位 预装NVIDIA GRID驱动 | ubuntu_20_04_x64_20G_with_grid_driver | ubuntu_20_04_x64_with_nvidia_grid_driver
  rarely  | 0     | ubuntu         | 20.04     | uefi                   | Ubuntu | Ubuntu  20.04 64 bit UEFI Edition | Ubuntu  20.04 64位 UEFI版 | ubuntu_20_04_uefi_x64_20G | ubuntu_20_04_x64_uefi
  rarely  | 0     | ubuntu         | 20.04     | -                      | Ubuntu | Ubuntu  20.04 64 bit ARM Edition | Ubuntu  20.04 64位 ARM版 | ubuntu_20_04_arm64_20G | ubuntu_20_04_arm64
  rarely  | 0     | opensuse       | 15.6      | -                      | OpenSUSE | OpenSUSE  15.6 64 bit | OpenSUSE  15.6 64位 | opensuse_15_6_x64_20G | opensuse_15_6_x64
  rarely  | 0     | fedora         | 41        | -                      | Fedora | Fedora  41 64 bit | Fedora  41 64位 | fedora_41_x64_20G | fedora_41_x64
  rarely  | 0     | rhel           | 9.4       | -                      | RedHat | Red Hat Enterprise Linux  9.4 64 bit ARM Edition | Red Hat Enterprise Linux  9.4 64位 ARM版 | redhat_9_4_arm64_20G | redhat_9_4_arm64
  rarely  | 0     | rhel           | 8.10      | -                      | RedHat | Red Hat Enterprise Linux  8.10 64 bit | Red Hat Enterprise Linux  8.10 64位 | redhat_8_10_x64_20G | redhat_8_10_x64
  rarely  | 0     | almalinux      | 9.5       | -                      | AlmaLinux | AlmaLinux  9.5 64 bit | AlmaLinux  9.5 64位 | almalinux_9_5_x64_20G | almalinux_9_5_x64
  rarely  | 0     | almalinux      | 9.5       | uefi                   | AlmaLinux | AlmaLinux  9.5 64 bit UEFI Edition | AlmaLinux  9.5 64位 UEFI版 | almalinux_9_5_uefi_x64_20G | almalinux_9_5_x64_uefi
  rarely  | 0     | anolis         | 8.10      | rhck                   | Anolis | Anolis OS  8.10 RHCK 64 bit ARM Edition | Anolis OS  8.10 RHCK 64位 ARM版 | anolisos_8_10_arm64_20G_rhck | anolis_8_10_rhck_arm64
  rarely  | 0     | rocky          | 8.10      | -                      | Rocky Linux | Rocky Linux  8.10 64 bit ARM Edition | Rocky Linux  8.10 64位 ARM版 | rockylinux_8_10_arm64_20G | rocky_linux_8_10_arm64
  rarely  | 0     | centos-stream  | 9         | -                      | CentOS Stream | CentOS Stream  9 64 bit ARM Edition | CentOS Stream  9 64位 ARM版 | centos_stream_9_arm64_20G | centos_stream_9_arm64
  rarely  | 0     | kylin          | V10 SP3   | -                      | Kylin | Kylin Linux Advanced Server V10 SP3 64 bit ARM Edition | Kylin Linux Advanced Server V10 SP3 64位 ARM版 | kylin_v10_sp3_arm64_20G | kylin_v10_sp3_arm64
  rarely  | 0     | openeuler      | 22.03 SP3 | -                      | openEuler | openEuler  22.03 LTS SP3 64 bit | openEuler  22.03 LTS SP3 64位 | openeuler_22_03_sp3_x64_20G | openeuler_22_03_sp3_x64
  rarely  | 0     | uos            | V20 1060e | -                      | UOS | UOS  V20 (1060e) 64 bit | UOS  V20 (1060e) 64位 | uos_v20_1060e_x64_20G | uos_v20_1060e_x64
  rarely  | 0     | lifseaos       | 3         | -                      | Aliyun | LifseaOS  3 64 bit | LifseaOS  3 64位 | lifsea_3_x64_5G | lifsea_os_3_x64
  rarely  | 0     | freebsd        | 14.1      | -                      | Freebsd | FreeBSD  14.1 64 bit | FreeBSD  14.1 64位 | freebsd_14_1_x64_30G | freebsd_14_1_x64
  never   | 0     | alinux         | 2.1903    | -                      | Aliyun | - | Alibaba Cloud Linux  2.1903 LTS 64位 | aliyun_2_1903_x64_20G | alibaba_cloud_linux_2_1903_lts_x64
  never   | 0     | alinux         | 2.1903    | scc                    | Aliyun | - | Alibaba Cloud Linux  2.1903 LTS 64位 SCC版 | aliyun_2_1903_x64_20G_scc | alibaba_cloud_linux_2_1903_lts_x64_scc
  `,
  ({ platform, file, ...row }): Omit<AlicloudImageSeries, keyof PublicationPlan> => ({
    os: platform === 'windows-server' ? 'windows' : 'linux',
    platform,
    platformVersion: row.version || undefined,
    variant: row.variant || undefined,
    language: file.includes('_zh-cn_') ? 'zh' : file.includes('_en-us_') ? 'en' : undefined,
    architecture: file.includes('_arm64_') ? 'arm64' : file.includes('_32_') ? 'i386' : 'x86_64',
    reportedPlatform: row.Platform,
    osName: row.OSName,
    osNameEn: row.OSNameEn || undefined,
    bootMode: bootModeOf(platform, file),
    sizeGib: Number(/_(\d+)G/.exec(file)?.[1]),
    fileNamePrefix: `${file}_alibase`,
    fileType: platform === 'lifseaos' ? 'qcow2' : 'vhd',
    family: `acs:${row.family}`,
  }),
);

function bootModeOf(platform: string, file: string): AlicloudBaseSystem['bootMode'] {
  if (/_(arm64|uefi)_/.test(file)) {
    return 'uefi';
  }
  return platform === 'ubuntu' ? 'uefi-preferred' : 'bios';
}

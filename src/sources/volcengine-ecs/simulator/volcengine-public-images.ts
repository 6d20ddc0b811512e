import { parseSeriesTable } from '../../../simulator/generation/publication';

/** The public images; PlatformVersion is the part of OsName after the product. */
export const publicImageSeries = parseSeriesTable(
  ['lts', 'platform', 'version', 'variant', 'Platform', 'PlatformVersion', 'ImageName'],
  `
# renewed | delay | lts | platform       | version | variant                         | Platform | PlatformVersion | ImageName
  always  | 0     | lts | ubuntu         | 22.04   | -                               | Ubuntu | 22.04 64 bit | Ubuntu 22.04 64 bit
  # Published some days after the plain image, so that it is the newest of its release.
  always  | 9     | lts | ubuntu         | 22.04   | gpu-driver-570.86.15-doca-2.5.0 | Ubuntu | 22.04 with GPU Driver 570.86.15 and doca 2.5.0 64 bit | Ubuntu 22.04 with GPU Driver 570.86.15 and doca 2.5.0 64 bit
  rarely  | 0     | lts | ubuntu         | 22.04   | gpu-driver-535.161.08           | Ubuntu | 22.04 with GPU Driver 535.161.08 64 bit | Ubuntu 22.04 with GPU Driver 535.161.08 64 bit
  rarely  | 0     | lts | ubuntu         | 22.04   | docker                          | Ubuntu | 22.04 with Docker 64 bit | Ubuntu 22.04 with Docker 64 bit
  always  | 0     | lts | ubuntu         | 22.04   | -                               | Ubuntu | 22.04 ARM 64 bit | Ubuntu 22.04 ARM 64 bit
  always  | 0     | lts | ubuntu         | 24.04   | -                               | Ubuntu | 24.04 64 bit | Ubuntu 24.04 64 bit
  rarely  | 4     | lts | ubuntu         | 24.04   | openclaw                        | Ubuntu | 24.04 with OpenClaw 64 bit | Ubuntu 24.04 with OpenClaw 64 bit
  always  | 0     | lts | ubuntu         | 24.04   | -                               | Ubuntu | 24.04 ARM 64 bit | Ubuntu 24.04 ARM 64 bit
  always  | 0     | lts | velinux        | 2.0     | -                               | veLinux | 2.0 64 bit | veLinux 2.0 64 bit
  always  | 2     | lts | velinux        | 2.0     | centos-compatible               | veLinux | 2.0 CentOS Compatible 64 bit | veLinux 2.0 CentOS Compatible 64 bit
  always  | 0     | lts | velinux        | 2.0     | -                               | veLinux | 2.0 ARM 64 bit | veLinux 2.0 ARM 64 bit
  always  | 2     | lts | velinux        | 2.0     | centos-compatible               | veLinux | 2.0 CentOS Compatible ARM 64 bit | veLinux 2.0 CentOS Compatible ARM 64 bit
  always  | 0     | -   | debian         | 12.11   | -                               | Debian | 12.11 64 bit | Debian 12.11 64 bit
  always  | 0     | -   | debian         | 12.11   | -                               | Debian | 12.11 ARM 64 bit | Debian 12.11 ARM 64 bit
  rarely  | 0     | -   | debian         | 12.1    | -                               | Debian | 12.1 64 bit | Debian 12.1 64 bit
  rarely  | 2     | -   | velinux        | 1.0     | centos-compatible               | veLinux | 1.0 CentOS Compatible 64 bit | veLinux 1.0 CentOS兼容版 64位
  rarely  | 0     | -   | rocky          | 9.5     | -                               | Rocky Linux | 9.5 64 bit | Rocky Linux 9.5 64 bit
  rarely  | 0     | -   | rocky          | 8.10    | -                               | Rocky Linux | 8.10 64 bit | Rocky Linux 8.10 64 bit
  rarely  | 0     | -   | centos         | 7.6     | -                               | CentOS | 7.6 64 bit | CentOS 7.6 64位
  never   | 0     | -   | debian         | 9.13    | -                               | Debian | 9.13 64 bit | Debian 9.13 64 bit
  # Names of Windows images are in Chinese, for every language of the system.
  always  | 0     | -   | windows-server | 2022    | -                               | Windows Server | 2022 Datacenter Edition 64-bit English | Windows Server 2022 数据中心版 64位英文版
  always  | 0     | -   | windows-server | 2022    | -                               | Windows Server | 2022 Datacenter Edition 64-bit Chinese | Windows Server 2022 数据中心版 64位中文版
  rarely  | 0     | -   | windows-server | 2012 R2 | -                               | Windows Server | 2012 R2 Datacenter Edition 64-bit Chinese | Windows Server 2012 R2 数据中心版 64位中文版
  rarely  | 0     | -   | windows-server | 2012 R2 | -                               | Windows Server | 2012 R2 Datacenter Edition 64-bit English | Windows Server 2012 R2 数据中心版 64位英文版
  rarely  | 0     | -   | fedora         | 41      | -                               | Fedora | 41 64 bit | Fedora 41 64 bit
  rarely  | 0     | -   | opensuse       | 15.6    | -                               | OpenSUSE | 15.6 64 bit | OpenSUSE 15.6 64 bit
  rarely  | 0     | lts | ubuntu         | 20.04   | -                               | Ubuntu | 20.04 64 bit | Ubuntu 20.04 64 bit
  rarely  | 9     | lts | ubuntu         | 20.04   | gpu-driver-570.86.15-doca-2.5.0 | Ubuntu | 20.04 with GPU Driver 570.86.15 and doca 2.5.0 64 bit | Ubuntu 20.04 with GPU Driver 570.86.15 and doca 2.5.0 64 bit
  rarely  | 0     | lts | ubuntu         | 20.04   | -                               | Ubuntu | 20.04 ARM 64 bit | Ubuntu 20.04 ARM 64 bit
  rarely  | 0     | -   | windows-server | 2019    | -                               | Windows Server | 2019 Datacenter Edition 64-bit English | Windows Server 2019 数据中心版 64位英文版
  rarely  | 0     | -   | windows-server | 2019    | -                               | Windows Server | 2019 Datacenter Edition 64-bit Chinese | Windows Server 2019 数据中心版 64位中文版
  rarely  | 0     | -   | windows-server | 2025    | -                               | Windows Server | 2025 Datacenter Edition 64-bit Chinese | Windows Server 2025 数据中心版 64位中文版
  rarely  | 0     | -   | windows-server | 2025    | -                               | Windows Server | 2025 Datacenter Edition 64-bit English | Windows Server 2025 数据中心版 64位英文版
  `,
  ({ platform, Platform, PlatformVersion, ...row }) => ({
    os: platform === 'windows-server' ? 'windows' : 'linux',
    platform,
    platformVersion: row.version,
    variant: row.variant || undefined,
    language: PlatformVersion.endsWith('Chinese')
      ? 'zh'
      : PlatformVersion.endsWith('English')
        ? 'en'
        : undefined,
    architecture: PlatformVersion.includes(' ARM ') ? 'arm64' : 'x86_64',
    reportedPlatform: Platform,
    reportedPlatformVersion: PlatformVersion,
    name: row.ImageName,
    osName: `${Platform} ${PlatformVersion}`,
    isLts: row.lts === 'lts',
  }),
);

/** A public image that is published repeatedly, each time with another ID. */
export type VolcengineImageSeries = (typeof publicImageSeries)[number];

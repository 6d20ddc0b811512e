/** The architectures of generated images. */
export type CatalogArchitecture = 'x86_64' | 'arm64' | 'i386';

/** The architectures of most Linux distributions. */
export const X64_AND_ARM64 = ['x86_64', 'arm64'] as const;
/** The architecture of distributions without ARM images. */
export const X64_ONLY = ['x86_64'] as const;

/** The names of distributions by their ID of os-release(5); clouds spell some of them differently. */
export const PRODUCT_NAMES: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  alinux: 'Alibaba Cloud Linux',
  anolis: 'Anolis OS',
  centos: 'CentOS',
  'centos-stream': 'CentOS Stream',
  debian: 'Debian',
  fedora: 'Fedora',
  freebsd: 'FreeBSD',
  kylin: 'Kylin Linux Advanced Server',
  lifseaos: 'LifseaOS',
  openeuler: 'openEuler',
  opensuse: 'OpenSUSE',
  rhel: 'Red Hat Enterprise Linux',
  rocky: 'Rocky Linux',
  sles: 'SUSE Linux Enterprise Server',
  ubuntu: 'Ubuntu',
  uos: 'UOS',
  velinux: 'veLinux',
  'windows-server': 'Windows Server',
};

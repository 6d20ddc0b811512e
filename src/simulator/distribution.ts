/** A release of an operating system, as facts from which each cloud makes its own names. */
export interface Distribution {
  readonly os: 'linux' | 'windows';
  /** The clouds' own word for it. */
  readonly word: string;
  /** The neutral word. */
  readonly platform: string;
  readonly version: string;
  /** The start of Alibaba Cloud's file name. */
  readonly file: string;
  /** The name of the operating system without its width in bits. */
  readonly title: string;
  readonly architectures: readonly Architecture[];
  readonly sizeGib: number;
}

export type Architecture = 'x86_64' | 'arm64' | 'i386';

const BOTH = ['x86_64', 'arm64'] as const;
const X64 = ['x86_64'] as const;

/** What both clouds offer; the first one is what a demonstration asks for. */
export const distributions: readonly Distribution[] = [
  linux('Ubuntu', '22.04', 'ubuntu_22_04', 'Ubuntu  22.04', BOTH),
  linux('Ubuntu', '24.04', 'ubuntu_24_04', 'Ubuntu  24.04', BOTH),
  linux('Debian', '12.11', 'debian_12_11', 'Debian  12.11', BOTH),
  linux('CentOS', '7.9', 'centos_7_9', 'CentOS  7.9', BOTH),
  linux('Fedora', '41', 'fedora_41', 'Fedora  41', X64),
  linux('OpenSUSE', '15.6', 'opensuse_15_6', 'OpenSUSE  15.6', X64),
  windows('2022', 'win2022_21H2', 'Windows Server  2022 Datacenter Edition'),
  windows('2019', 'win2019_1809', 'Windows Server  2019 Datacenter Edition'),
  linux('Ubuntu', '20.04', 'ubuntu_20_04', 'Ubuntu  20.04', BOTH),
  linux('Debian', '8.11', 'debian_8_11', 'Debian  8.11', ['i386']),
];

/** A distribution for one architecture. */
export interface Build extends Distribution {
  readonly architecture: Architecture;
}

/** Each distribution once for each of its architectures. */
export function builds(of: readonly Distribution[]): readonly Build[] {
  return of.flatMap((distribution) =>
    distribution.architectures.map((architecture) => ({ ...distribution, architecture })),
  );
}

export function linux(
  word: string,
  version: string,
  file: string,
  title: string,
  architectures: readonly Architecture[],
): Distribution {
  const platform = word.toLowerCase().split(' ')[0] ?? '';
  return { os: 'linux', word, platform, version, file, title, architectures, sizeGib: 20 };
}

function windows(version: string, file: string, title: string): Distribution {
  return {
    os: 'windows',
    word: `Windows Server ${version}`,
    platform: 'windows server',
    version,
    file,
    title,
    architectures: X64,
    sizeGib: 40,
  };
}

import fc from 'fast-check';
import { readOsName, readOsNames } from '../../src/image/os-name';
import { identifierToOsName } from '../../src/image/os-words';
import { normalizePlatform } from '../../src/image/platform';

test.each`
  name                                                             | platform            | release          | variant
  ${'UOS V20 (1060e) 64位'}                                        | ${'uos'}            | ${'V20 1060e'}   | ${undefined}
  ${'统信UOS V20 1050u2e 64位'}                                    | ${'uos'}            | ${'V20 1050u2e'} | ${undefined}
  ${'银河麒麟高级服务器操作系统 V10 SP3 64位'}                     | ${'kylin'}          | ${'V10 SP3'}     | ${undefined}
  ${'Kylin Linux Advanced Server V10 SP3 64 bit'}                  | ${'kylin'}          | ${'V10 SP3'}     | ${undefined}
  ${'openEuler 22.03 LTS SP1 64 bit'}                              | ${'openeuler'}      | ${'22.03 SP1'}   | ${undefined}
  ${'openEuler 22.03-LTS-SP3 64bit'}                               | ${'openeuler'}      | ${'22.03 SP3'}   | ${undefined}
  ${'SUSE Linux Enterprise Server 15SP6 64位'}                     | ${'sles'}           | ${'15 SP6'}      | ${undefined}
  ${'SUSE Linux Enterprise Server for SAP 15 SP3'}                 | ${'sles'}           | ${'15 SP3'}      | ${'sap'}
  ${'Red Hat Enterprise Linux 8.6 for x86_64'}                     | ${'rhel'}           | ${'8.6'}         | ${undefined}
  ${'Debian GNU/Linux 12'}                                         | ${'debian'}         | ${'12'}          | ${undefined}
  ${'debian12.8x86_64'}                                            | ${'debian'}         | ${'12.8'}        | ${undefined}
  ${'openSUSE Leap 15.6'}                                          | ${'opensuse'}       | ${'15.6'}        | ${undefined}
  ${'Fedora CoreOS 40'}                                            | ${'fedora-coreos'}  | ${'40'}          | ${undefined}
  ${'Fedora 64 64 bit'}                                            | ${'fedora'}         | ${'64'}          | ${undefined}
  ${'CentOS 8 Final'}                                              | ${'centos'}         | ${'8'}           | ${undefined}
  ${'FreeBSD 13.0-RELEASE'}                                        | ${'freebsd'}        | ${'13.0'}        | ${undefined}
  ${'Ubuntu_64'}                                                   | ${'ubuntu'}         | ${undefined}     | ${undefined}
  ${'Others Linux'}                                                | ${'others-linux'}   | ${undefined}     | ${undefined}
  ${'NewStart CGSL 5.04 64位'}                                     | ${'newstart-cgsl'}  | ${'5.04'}        | ${undefined}
  ${'Ubuntu 20.04 64 bit with Docker'}                             | ${'ubuntu'}         | ${'20.04'}       | ${'docker'}
  ${'Ubuntu with GPU Driver 535.161.08'}                           | ${'ubuntu'}         | ${undefined}     | ${'gpu-driver-535.161.08'}
  ${'CentOS 8.0 64位 GRID11.1'}                                    | ${'centos'}         | ${'8.0'}         | ${'gpu-grid-11.1'}
  ${'veLinux 1.0 CentOS兼容版 64位'}                               | ${'velinux'}        | ${'1.0'}         | ${'centos-compatible'}
  ${'Alibaba Cloud Linux  3.2104 LTS 64位 AMD版'}                  | ${'alinux'}         | ${'3.2104'}      | ${'amd'}
  ${'Alibaba Cloud Linux  3.2104 LTS 64位 容器优化版'}             | ${'alinux'}         | ${'3.2104'}      | ${'container-optimized'}
  ${'Anolis OS  8.8 ANCK 64位 ARM版 等保2.0三级版'}                | ${'anolis'}         | ${'8.8'}         | ${'anck-mlps-2.0-level-3'}
  ${'TencentOS Server 2.4 (TK4)'}                                  | ${'tencentos'}      | ${'2.4'}         | ${'tk4'}
  ${'TencentOS Server 3.1 (TK4)'}                                  | ${'tencentos'}      | ${'3.1'}         | ${undefined}
  ${'Windows Server 2008 R2 SP1 数据中心版 64位中文版'}            | ${'windows-server'} | ${'2008 R2 SP1'} | ${undefined}
  ${'Windows Server 2008 R2 企业版 SP1 64位'}                      | ${'windows-server'} | ${'2008 R2 SP1'} | ${'enterprise'}
  ${'Ubuntu Server 18.04.1 LTS 64位'}                              | ${'ubuntu'}         | ${'18.04.1'}     | ${undefined}
  ${'Tencent Linux release 2.4 (Final)'}                           | ${'tencentos'}      | ${'2.4'}         | ${undefined}
  ${'Windows Server 2008R2 Enterprise 64bit'}                      | ${'windows-server'} | ${'2008 R2'}     | ${'enterprise'}
  ${'Windows Server 2019 数据中心版 64位中文UEFI版'}               | ${'windows-server'} | ${'2019'}        | ${'uefi'}
  ${'Windows 7 SP1 64位'}                                          | ${'windows-client'} | ${'7 SP1'}       | ${undefined}
  ${'Windows XP 专业版 SP3'}                                       | ${'windows-client'} | ${'XP SP3'}      | ${'professional'}
  ${'Windows Server 2008R2SP1 企业版 64位中文版'}                  | ${'windows-server'} | ${'2008 R2 SP1'} | ${'enterprise'}
  ${'Windows Server 2012 Data Center R2'}                          | ${'windows-server'} | ${'2012 R2'}     | ${undefined}
  ${'Windows Server 2016 数据中心版 64位中文版 (1607)'}            | ${'windows-server'} | ${'2016'}        | ${undefined}
  ${'Windows Server 2019 Datacenter (no UI)'}                      | ${'windows-server'} | ${'2019'}        | ${'core'}
  ${'Windows Server 2019（不含桌面体验）'}                         | ${'windows-server'} | ${'2019'}        | ${'core'}
  ${'Windows Server 2019（桌面体验）'}                             | ${'windows-server'} | ${'2019'}        | ${undefined}
  ${'龙蜥操作系统 8.8 64位'}                                       | ${'anolis'}         | ${'8.8'}         | ${undefined}
  ${'KylinV10SP3'}                                                 | ${'kylin'}          | ${'V10 SP3'}     | ${undefined}
  ${'统信UOSV20 64位'}                                             | ${'uos'}            | ${'V20'}         | ${undefined}
  ${'UOS V20 企业版 1060e 64位'}                                   | ${'uos'}            | ${'V20 1060e'}   | ${'enterprise'}
  ${'中标麒麟 V7 64位'}                                            | ${'neokylin'}       | ${'V7'}          | ${undefined}
  ${'某某系统V3 64位'}                                             | ${'某某系统'}       | ${'V3'}          | ${undefined}
  ${'中和系统 3.0 64位'}                                           | ${'中和系统'}       | ${'3.0'}         | ${undefined}
  ${'CentOS Linux release 7.9.2009 (Core)'}                        | ${'centos'}         | ${'7.9.2009'}    | ${undefined}
  ${'Debian GNU/Linux 11 (bullseye)'}                              | ${'debian'}         | ${'11'}          | ${undefined}
  ${'CentOS 8 Stream'}                                             | ${'centos-stream'}  | ${'8'}           | ${undefined}
  ${'Ubuntu64'}                                                    | ${'ubuntu'}         | ${undefined}     | ${undefined}
  ${'Ubuntu 22.04 64‑bit'}                                         | ${'ubuntu'}         | ${'22.04'}       | ${undefined}
  ${'Ubuntu 22.04 for ARM 64'}                                     | ${'ubuntu'}         | ${'22.04'}       | ${undefined}
  ${'Ubuntu nano desktop 22.04'}                                   | ${'ubuntu'}         | ${'22.04'}       | ${'nano-desktop'}
  ${'Ubuntu 22.04 无GPU驱动'}                                      | ${'ubuntu'}         | ${'22.04'}       | ${undefined}
  ${'Ubuntu 22.04 预装显卡驱动'}                                   | ${'ubuntu'}         | ${'22.04'}       | ${'gpu-driver'}
  ${'Windows Server 2008 R2 Service Pack 1'}                       | ${'windows-server'} | ${'2008 R2 SP1'} | ${undefined}
  ${'Windows Server Version 1903 数据中心版 64位英文版（不含UI）'} | ${'windows-server'} | ${'1903'}        | ${'core'}
  ${'Windows Server Version 20H2 Datacenter without UI'}           | ${'windows-server'} | ${'20H2'}        | ${'core'}
  ${'Windows Server 2022 Datacenter with Desktop 64 bit'}          | ${'windows-server'} | ${'2022'}        | ${undefined}
  ${'Windows 10 专业版 64位'}                                      | ${'windows-client'} | ${'10'}          | ${'professional'}
`('$name is $platform $release, variant $variant', ({ name, platform, release, variant }) => {
  const read = readOsName(name);

  expect([read?.platform, read?.platformVersion, read?.variant]).toEqual([
    platform,
    release,
    variant,
  ]);
});

test.each`
  name                                                 | language
  ${'Windows Server 2012 R2 DataCenter 64bitEN'}       | ${'en'}
  ${'Windows Server 2022 Datacenter 64-bit (Chinese)'} | ${'zh'}
  ${'Windows Server 2019 数据中心版 64位中文UEFI版'}   | ${'zh'}
  ${'Windows Server 2019 Datacenter Edition 64bit'}    | ${undefined}
  ${'Ubuntu 22.04 64位 中文版'}                        | ${undefined}
`('$name has the language $language', ({ name, language }) => {
  expect(readOsName(name)?.language).toBe(language);
});

test('the first name takes precedence, and the others fill in missing fields', () => {
  const read = readOsNames([
    undefined,
    'Windows Server 2022 with Container',
    'Windows Server 2019 数据中心版 64位中文版',
  ]);

  expect(read).toMatchObject({ platformVersion: '2022', variant: 'container', language: 'zh' });
});

test.each`
  name                                  | maintained
  ${'Debian 12'}                        | ${true}
  ${'Ubuntu 22.04 64 bit'}              | ${true}
  ${'Ubuntu 23.04 64 bit'}              | ${false}
  ${'Ubuntu 22.10 64 bit'}              | ${false}
  ${'Alibaba Cloud Linux  2.1903 64位'} | ${true}
  ${'Alibaba Cloud Linux  3.2104 64位'} | ${true}
  ${'Aliyun Linux  17.1 64位'}          | ${false}
  ${'openEuler 22.03 SP1'}              | ${true}
  ${'openEuler 22.09'}                  | ${false}
  ${'Windows Server 2019 Datacenter'}   | ${true}
  ${'Windows Server Version 20H2'}      | ${false}
  ${'Beta Linux 3 LTS'}                 | ${true}
  ${'CentOS 7.9'}                       | ${undefined}
  ${'Ubuntu_64'}                        | ${undefined}
`('$name has long-term support: $maintained', ({ name, maintained }) => {
  expect(readOsName(name)?.longTermSupport).toBe(maintained);
});

test.each`
  names                                           | platform     | release      | variant
  ${['Ubuntu', 'Ubuntu 22.04 64位 UEFI版']}       | ${'ubuntu'}  | ${'22.04'}   | ${'uefi'}
  ${['Ubuntu 22.04', 'Ubuntu 22.04 64位 UEFI版']} | ${'ubuntu'}  | ${'22.04'}   | ${undefined}
  ${['CentOS兼容版 64位', 'veLinux 1.0']}         | ${'velinux'} | ${'1.0'}     | ${'centos-compatible'}
  ${['CentOS兼容版 64位']}                        | ${'centos'}  | ${undefined} | ${'compatible'}
`('$names are $platform $release, variant $variant', ({ names, platform, release, variant }) => {
  const read = readOsNames(names);

  expect([read?.platform, read?.platformVersion, read?.variant]).toEqual([
    platform,
    release,
    variant,
  ]);
});

test('a release of another product is ignored', () => {
  expect(readOsNames(['Ubuntu_64', 'CentOS 7.9'])?.platformVersion).toBeUndefined();
});

test.each`
  identifier                                                | name
  ${'acs:centos_7_9_x64_uefi'}                              | ${'centos 7.9 uefi'}
  ${'acs:ubuntu_22_04_x64_with_nvidia_gpu_driver_and_cuda'} | ${'ubuntu 22.04 with nvidia gpu driver and cuda'}
  ${'win2022_21H2_x64_dtc_zh-cn_40G_alibase_20250101.vhd'}  | ${'windows server 2022 21H2 zh'}
  ${'acs:alibaba_cloud_linux_3_2104_lts_x64_qboot'}         | ${'alibaba cloud linux 3.2104 lts quick boot'}
  ${'wincore_2004_x64_dtc_zh-cn_40G_alibase_20200814.vhd'}  | ${'windows server 2004 core zh'}
`('$identifier reads $name', ({ identifier, name }) => {
  expect(readOsName(identifierToOsName(identifier))).toEqual(readOsName(name));
});

test.each`
  input                    | platform
  ${'Red Hat'}             | ${'rhel'}
  ${'redhat'}              | ${'rhel'}
  ${'Alibaba Cloud Linux'} | ${'alinux'}
  ${'aliyun'}              | ${'alinux'}
  ${'rocky linux'}         | ${'rocky'}
  ${'WINDOWS_SERVER'}      | ${'windows-server'}
  ${'windows'}             | ${'windows-server'}
  ${'AlmaLinux OS'}        | ${'almalinux'}
  ${'UnionTech OS Server'} | ${'uos'}
  ${'Oracle'}              | ${'ol'}
  ${'openSUSE-Leap'}       | ${'opensuse'}
  ${'constructor'}         | ${'constructor'}
  ${'Beta Linux'}          | ${'beta-linux'}
`('the platform $input is $platform', ({ input, platform }) => {
  expect(normalizePlatform(input)).toBe(platform);
});

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z]{1,8}$/),
  fc.stringMatching(/^[中文系统云桌面版]{1,4}$/),
  fc.constantFrom('64 bit', '64位', 'OS', 'Linux', 'V10', 'SP3', '2008', '22.04', '(x64)'),
);

test('a platform that was read is a valid filter value', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const platform = readOsName(words.join(' '))?.platform;

      expect(platform === undefined || normalizePlatform(platform) === platform).toBe(true);
    }),
  );
});

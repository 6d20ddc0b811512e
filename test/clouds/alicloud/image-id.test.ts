import { regionOfId, releaseOfId } from '../../../src/clouds/alicloud/image-id';

test.each`
  id                                             | region
  ${'m-bp1gxyz'}                                 | ${'cn-hangzhou'}
  ${'m-2zeexample01'}                            | ${'cn-beijing'}
  ${'imc-uf6gxyz'}                               | ${'cn-shanghai'}
  ${'m-0000example'}                             | ${undefined}
  ${'ubuntu_22_04_x64_20G_alibase_20251120.vhd'} | ${undefined}
  ${'m-constructor'}                             | ${undefined}
`('$id is an id of $region', ({ id, region }) => {
  expect(regionOfId(id)).toBe(region);
});

test.each`
  id                                              | release
  ${'ubuntu_22_04_x64_20G_alibase_20251120.vhd'}  | ${{ series: 'ubuntu_22_04_x64_alibase', date: '20251120' }}
  ${'ubuntu_22_04_x64_100G_alibase_20251229.vhd'} | ${{ series: 'ubuntu_22_04_x64_alibase', date: '20251229' }}
  ${'centos7u2_64_40G_cloudinit_20160520.raw'}    | ${{ series: 'centos7u2_64_cloudinit', date: '20160520' }}
  ${'aliyun_3_x64_20G_alibase_20260301'}          | ${{ series: 'aliyun_3_x64_alibase', date: '20260301' }}
  ${'m-bp1gxyz'}                                  | ${undefined}
  ${'web_2024'}                                   | ${undefined}
`('$id names the release $release', ({ id, release }) => {
  expect(releaseOfId(id)).toEqual(release);
});

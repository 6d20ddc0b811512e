import { proxyFor } from '../../src/http/proxy';

const ecs = 'https://ecs.cn-beijing.aliyuncs.com';

test.each`
  origin                     | environment                                                         | proxy
  ${ecs}                     | ${{}}                                                               | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://proxy:3128' }}                             | ${'http://proxy:3128/'}
  ${ecs}                     | ${{ https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:2' }} | ${'http://lower:1/'}
  ${ecs}                     | ${{ HTTPS_PROXY: 'proxy:3128' }}                                    | ${'http://proxy:3128/'}
  ${ecs}                     | ${{ HTTPS_PROXY: '' }}                                              | ${undefined}
  ${ecs}                     | ${{ HTTP_PROXY: 'http://proxy:3128' }}                              | ${undefined}
  ${ecs}                     | ${{ ALL_PROXY: 'http://proxy:3128' }}                               | ${'http://proxy:3128/'}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }}                     | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.com, aliyuncs.com' }}   | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: '.aliyuncs.com' }}         | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', no_proxy: '*.ALIYUNCS.com' }}        | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'yuncs.com' }}             | ${'http://p:1/'}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'aliyuncs.com:443' }}      | ${undefined}
  ${ecs}                     | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'aliyuncs.com:8443' }}     | ${'http://p:1/'}
  ${'https://a.com:8443'}    | ${{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.com:8443' }}            | ${undefined}
  ${'http://127.0.0.1:4000'} | ${{ HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://p:1' }}          | ${undefined}
`('$origin with $environment uses the proxy $proxy', ({ origin, environment, proxy }) => {
  expect(proxyFor(new URL(origin), environment)?.url.href).toBe(proxy);
});

test.each([
  'socks5://user:hunter2@proxy',
  'http://:hunter2@',
  'http://u:hunter2/b@p:1',
  'http://u/hunter2@p:1',
  'http://u:hunter2#b@p:1',
])('a proxy that is none is refused and not repeated', (value) => {
  const attempt = () => proxyFor(new URL(ecs), { HTTPS_PROXY: value });

  expect(attempt).toThrow('HTTPS_PROXY is not a proxy address');
});

test.each`
  value                            | userinfo
  ${'http://p:1'}                  | ${undefined}
  ${'http://user:hunter2@p:1'}     | ${'user:hunter2'}
  ${'user:hunter2@p:1'}            | ${'user:hunter2'}
  ${'http://user:50%@p:1'}         | ${'user:50%'}
  ${'http://us%40er:a%2Fb%25@p:1'} | ${'us@er:a/b%'}
`('$value has the user and password $userinfo, not in its address', ({ value, userinfo }) => {
  const proxy = proxyFor(new URL(ecs), { HTTPS_PROXY: value });

  expect(proxy).toMatchObject({ variable: 'HTTPS_PROXY', userinfo });
  expect(proxy?.url.href).toBe('http://p:1/');
});

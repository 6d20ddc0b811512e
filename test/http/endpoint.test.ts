import { parseEndpoint } from '../../src/http/endpoint';

test.each`
  text                                     | origin
  ${'https://ecs.cn-beijing.aliyuncs.com'} | ${'https://ecs.cn-beijing.aliyuncs.com'}
  ${'https://ecs.aliyuncs.com/'}           | ${'https://ecs.aliyuncs.com'}
  ${'https://ecs.aliyuncs.com:8443'}       | ${'https://ecs.aliyuncs.com:8443'}
  ${'HTTPS://ECS.aliyuncs.com:443'}        | ${'https://ecs.aliyuncs.com'}
  ${'http://127.0.0.1:4000'}               | ${'http://127.0.0.1:4000'}
  ${'http://127.8.9.1'}                    | ${'http://127.8.9.1'}
  ${'http://localhost:4000/'}              | ${'http://localhost:4000'}
  ${'http://[::1]:4000'}                   | ${'http://[::1]:4000'}
`('$text is the origin $origin', ({ text, origin }) => {
  expect(parseEndpoint(text)).toBe(origin);
});

test.each([
  '',
  'ecs.aliyuncs.com',
  'ftp://ecs.aliyuncs.com',
  'http://ecs.aliyuncs.com',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'http://10.0.0.1',
  'https://ecs.aliyuncs.com/path',
  'https://ecs.aliyuncs.com?x=1',
  'https://ecs.aliyuncs.com/#x',
  'https://ecs.aliyuncs.com:99999',
  'https:///ecs',
  'https://ecs.aliyuncs.com\\@evil.example',
  ' https://ecs.aliyuncs.com',
])('%p is rejected with an error that quotes it', (text) => {
  expect(() => parseEndpoint(text)).toThrow(
    expect.objectContaining({ code: 'InvalidQuery', path: ['endpoint'] }),
  );
});

test.each([
  'https://user:hunter2@ecs.aliyuncs.com',
  'https://hunter2@ecs.aliyuncs.com',
  'https://user:hunter2/more@ecs.aliyuncs.com',
  'https://user:hunter2 more@ecs.aliyuncs.com',
  'https://user:more@hunter2@ecs.aliyuncs.com',
  'https://user:hunter2%40ecs.aliyuncs.com',
])('the user in %p is refused and not repeated', (text) => {
  expect(() => parseEndpoint(text)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^invalid endpoint "https:..\*\*\*@ecs.aliyuncs.com"$/),
    }),
  );
});

test('the user of an endpoint without a scheme is not repeated', () => {
  expect(() => parseEndpoint('user:hunter2@ecs.aliyuncs.com')).toThrow(
    expect.objectContaining({ message: 'invalid endpoint "***@ecs.aliyuncs.com"' }),
  );
});

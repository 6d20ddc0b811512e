import { clouds } from '../../../src/clouds/registry';
import {
  type ConfigStrings,
  openConfiguredClient,
  readSettings,
  validateConfig,
} from '../../../src/frontends/pulumi/configuration';

import { imagepinErrorThrownBy } from '../../support/errors';

const EMPTY = { credentials: Object.fromEntries(clouds.map(({ id }) => [id, undefined])) };

test('an empty configuration has no settings', () => {
  expect(readSettings({})).toEqual(EMPTY);
});

test.each`
  key                 | text                               | value
  ${'region'}         | ${'cn-hangzhou'}                   | ${'cn-hangzhou'}
  ${'simulate'}       | ${'true'}                          | ${true}
  ${'simulate'}       | ${'false'}                         | ${false}
  ${'simulate'}       | ${true}                            | ${true}
  ${'simulate'}       | ${false}                           | ${false}
  ${'timeoutSeconds'} | ${'30'}                            | ${30}
  ${'timeoutSeconds'} | ${' 1.5 '}                         | ${1.5}
  ${'timeoutSeconds'} | ${30}                              | ${30}
  ${'endpoint'}       | ${'https://ecs.internal'}          | ${'https://ecs.internal'}
  ${'endpoints'}      | ${'{"alicloud-ecs":"https://a"}'}  | ${{ 'alicloud-ecs': 'https://a' }}
  ${'endpoints'}      | ${{ 'alicloud-ecs': 'https://a' }} | ${{ 'alicloud-ecs': 'https://a' }}
  ${'endpoints'}      | ${'{}'}                            | ${{}}
`('$key $text is read as $value', ({ key, text, value }) => {
  expect(readSettings({ [key]: text })).toEqual({ ...EMPTY, [key]: value });
});

test.each`
  text
  ${'{"accessKey":"id","secretKey":"secret","securityToken":"token"}'}
  ${{ accessKey: 'id', secretKey: 'secret', securityToken: 'token' }}
`('access keys are read from $text', ({ text }) => {
  expect(readSettings({ alicloud: text }).credentials).toEqual({
    ...EMPTY.credentials,
    alicloud: { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' },
  });
});

test('the session token of one cloud is the security token of the other', () => {
  const text = JSON.stringify({ accessKey: 'id', secretKey: 'secret', sessionToken: 'token' });

  expect(readSettings({ volcengine: text }).credentials).toMatchObject({
    volcengine: { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' },
  });
});

// `pulumi config set --path` stores parts that look like numbers as numbers.
test.each`
  part     | read
  ${123}   | ${'123'}
  ${0}     | ${'0'}
  ${true}  | ${'true'}
  ${'007'} | ${'007'}
`('an access key that is stored as $part is read as a string', ({ part, read }) => {
  const { credentials } = readSettings({ alicloud: { accessKey: part, secretKey: part } });

  expect(credentials).toMatchObject({
    alicloud: { accessKeyId: read, accessKeySecret: read },
  });
});

test.each`
  texts                                                              | path                             | message
  ${{ simulate: 'yes' }}                                             | ${['simulate']}                  | ${'simulate "yes" is not true or false'}
  ${{ simulate: '' }}                                                | ${['simulate']}                  | ${'simulate "" is not true or false'}
  ${{ simulate: 1 }}                                                 | ${['simulate']}                  | ${'simulate 1 is not true or false'}
  ${{ timeoutSeconds: '' }}                                          | ${['timeoutSeconds']}            | ${'timeoutSeconds "" is not a number'}
  ${{ timeoutSeconds: 'NaN' }}                                       | ${['timeoutSeconds']}            | ${'timeoutSeconds "NaN" is not a number'}
  ${{ timeoutSeconds: 'Infinity' }}                                  | ${['timeoutSeconds']}            | ${/timeoutSeconds/}
  ${{ timeoutSeconds: '-1' }}                                        | ${['timeoutSeconds']}            | ${'timeoutSeconds -1 is not more than 0'}
  ${{ endpoints: '[]' }}                                             | ${['endpoints']}                 | ${'endpoints "[]" is not an object'}
  ${{ endpoints: '{' }}                                              | ${['endpoints']}                 | ${'endpoints "{" is not an object'}
  ${{ endpoints: 'null' }}                                           | ${['endpoints']}                 | ${'endpoints "null" is not an object'}
  ${{ endpoints: '{"alicloud-ecs":["a"]}' }}                         | ${['endpoints', 'alicloud-ecs']} | ${'endpoints.alicloud-ecs ["a"] is not a string'}
  ${{ regoin: 'cn-hangzhou' }}                                       | ${['regoin']}                    | ${'unknown argument "regoin"'}
  ${{ alicloud: '{"accessKeyId":"PLANTED"}' }}                       | ${['alicloud', 'accessKeyId']}   | ${'unknown argument "accessKeyId"'}
  ${{ alicloud: '{"accessKey":["PLANTED"],"secretKey":"PLANTED"}' }} | ${['alicloud', 'accessKey']}     | ${'alicloud.accessKey is invalid'}
  ${{ alicloud: '{"secretKey":"PLANTED"}' }}                         | ${['alicloud', 'accessKey']}     | ${'alicloud.accessKey is required together with `secretKey`'}
  ${{ alicloud: 'PLANTED' }}                                         | ${['alicloud']}                  | ${'alicloud is invalid'}
  ${{ alicloud: '' }}                                                | ${['alicloud']}                  | ${'alicloud is invalid'}
  ${{ catalog: 'images.json' }}                                      | ${['catalog']}                   | ${'catalog "images.json" requires `simulate`'}
`('$texts is rejected at $path: $message', ({ texts, path, message }) => {
  const [error, ...others] = validateConfig(texts);
  const rejection = imagepinErrorThrownBy(() => openConfiguredClient(texts));

  expect(others).toEqual([]);
  expect(error?.path).toEqual(path);
  expect(error?.message).toMatch(typeof message === 'string' ? toExactPattern(message) : message);
  expect(rejection).toMatchObject({
    code: error?.code,
    path,
    message: `configuration of imagepin: ${error?.message}`,
    detail: error?.detail,
  });
  expect(JSON.stringify([error, error?.message, rejection.message])).not.toContain('PLANTED');
});

test('every invalid value has its own error', () => {
  const errors = validateConfig({ region: 'X', simulate: 'yes', timeoutSeconds: 'soon' });

  expect(errors.map(({ path }) => path)).toEqual([['region'], ['simulate'], ['timeoutSeconds']]);
});

test('access keys under a name that JavaScript reserves are ignored', () => {
  const text = '{"__proto__":{"accessKey":"id","secretKey":"secret"}}';

  expect(parseAccessKeys(text)).toBeUndefined();
});

test('opening a client reads each value of its configuration once', () => {
  const read: unknown[] = [];
  const values: ConfigStrings = { region: 'cn-hangzhou', simulate: 'true', timeoutSeconds: '5' };
  const config = new Proxy(values, {
    get: (target, name) => {
      read.push(name);
      return Reflect.get(target, name);
    },
  });

  const client = openConfiguredClient(config);

  expect(client.simulated).toBe(true);
  expect(read).toEqual(Object.keys(values));
});

/** The access keys in a text, unless it is rejected. */
function parseAccessKeys(text: string): unknown {
  const isRejected = validateConfig({ alicloud: text }).length > 0;
  return isRejected ? undefined : Object(readSettings({ alicloud: text }).credentials).alicloud;
}

/** An expression that only this text matches. */
function toExactPattern(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

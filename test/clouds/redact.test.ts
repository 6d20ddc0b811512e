import { alicloud } from '../../src/clouds/alicloud';
import { createRedactor } from '../../src/clouds/redact';
import { clouds } from '../../src/clouds/registry';
import { plantedCredentials, protocols, sourceOf } from '../support/requests';

const encoded = encodeURIComponent(String(plantedCredentials.securityToken));

test.each`
  text                                                                                    | redacted
  ${`id ${plantedCredentials.accessKeyId}, secret ${plantedCredentials.accessKeySecret}`} | ${'id ***, secret ***'}
  ${`token ${encoded} ${encodeURIComponent(encoded)}`}                                    | ${'token *** ***'}
  ${'a=1&Signature=abc%2Fd%3D&b=2'}                                                       | ${'a=1&Signature=***&b=2'}
  ${'Signature%3Dabc%252Fd%253D%26b%3D2'}                                                 | ${'Signature%3D***%26b%3D2'}
  ${'AccessKeyId=other&SecurityToken=else'}                                               | ${'AccessKeyId=***&SecurityToken=***'}
  ${'authorization: acs other:abc/d='}                                                    | ${'authorization: acs ***'}
  ${'Credential=AKother/20240506/r/ecs/request, Signature=0f0f'}                          | ${'Credential=***, Signature=***'}
  ${'X-Security-Token: else'}                                                             | ${'X-Security-Token: ***'}
  ${'"x-acs-security-token":"else","b":1'}                                                | ${'"x-acs-security-token":"***","b":1'}
  ${'"AccessKeySecret": "else"'}                                                          | ${'"AccessKeySecret": "***"'}
  ${'access_key_secret = else'}                                                           | ${'access_key_secret = ***'}
  ${'"sts_token": "else"'}                                                                | ${'"sts_token": "***"'}
  ${'secret-key: else'}                                                                   | ${'secret-key: ***'}
  ${'SignatureMethod=HMAC-SHA1&SignatureVersion=1.0'}                                     | ${'SignatureMethod=HMAC-SHA1&SignatureVersion=1.0'}
  ${'the signature does not match'}                                                       | ${'the signature does not match'}
`('$text becomes $redacted', ({ text, redacted }) => {
  expect(createRedactor(alicloud, plantedCredentials)(text)).toBe(redacted);
});

const { accessKeyId, accessKeySecret, securityToken = '' } = plantedCredentials;
const secrets = [accessKeyId, accessKeySecret, securityToken, 'PLANTEDproxy%pass'];

test.each<[encoding: string, encode: (secret: string) => string]>([
  ['as it is', (secret) => secret],
  ['in capitals', (secret) => secret.toUpperCase()],
  ['percent-encoded', encodeURIComponent],
  [
    'percent-encoded three times',
    (secret) => [1, 2, 3].reduce((text) => encodeURIComponent(text), secret),
  ],
  ['with every character percent-encoded', (secret) => eachCode(secret, (hex) => `%${hex}`)],
  ['with escaped slashes', (secret) => secret.replaceAll('/', '\\/')],
  ['with escaped slashes in a string of a string', (secret) => secret.replaceAll('/', '\\\\/')],
  ['in escapes of JSON', (secret) => eachCode(secret, (hex) => `\\u00${hex}`)],
  [
    'with = and + in escapes',
    (secret) => secret.replaceAll('=', '\\u003d').replaceAll('+', '\\u002B'),
  ],
  ['in entities', (secret) => eachCode(secret, (hex) => `&#x${hex};`)],
  [
    'with named entities',
    (secret) => secret.replaceAll('/', '&sol;').replaceAll('+', '&amp;plus;'),
  ],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64 for addresses', (secret) => Buffer.from(secret).toString('base64url')],
  [
    'in base64, percent-encoded',
    (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
  ],
  ['in base64 after one byte', (secret) => Buffer.from(`:${secret}.`).toString('base64')],
  ['in base64 after two bytes', (secret) => Buffer.from(`::${secret}..`).toString('base64')],
  [
    'in base64 within JSON',
    (secret) => Buffer.from(JSON.stringify({ a: secret })).toString('base64'),
  ],
  ['in hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  ['cut', (secret) => secret.slice(0, -4)],
  ['wrapped', (secret) => `${secret.slice(0, 5)}\n  ${secret.slice(5)}`],
])('secrets %s are removed', (_, encode) => {
  const redact = createRedactor(alicloud, plantedCredentials, {
    proxyUserinfo: 'PLANTEDproxy%pass',
  });

  const left = secrets.filter((secret) => {
    const shown = redact(`before ${encode(secret)} after`);
    return !/^before \S{0,8}\*\*\*\S{0,8} after$/.test(shown);
  });

  expect(left).toEqual([]);
});

test('the signature of another key is removed where no name precedes it', () => {
  const redact = createRedactor(alicloud, plantedCredentials);
  const signatures = [`${'Ab3/'.repeat(6)}Abc=`, `${'Ab3/'.repeat(10)}Abc=`, '0f'.repeat(32)];

  const shown = signatures.map((signature) => redact(`The signature ${signature} does not match`));

  expect(new Set(shown)).toEqual(new Set(['The signature *** does not match']));
});

test('the scheme of a proxy does not hide its credentials', () => {
  const redact = createRedactor(alicloud, plantedCredentials);

  expect(redact('Proxy-Authorization: Basic dTpw')).toBe('Proxy-Authorization: Basic ***');
});

test('a long token and a hostile text take linear time', () => {
  const redact = createRedactor(alicloud, {
    ...plantedCredentials,
    securityToken: 'Ab3/'.repeat(500),
  });
  const texts = ['\\', '%25', '&amp;', 'A', 'Ab3/', '\n'].map((part) => part.repeat(5_000));

  const started = performance.now();
  texts.forEach(redact);

  expect(performance.now() - started).toBeLessThan(2_000);
});

/** Writes each character by its code in hexadecimal. */
function eachCode(text: string, write: (hex: string) => string): string {
  return [...text].map((one) => write(one.charCodeAt(0).toString(16).padStart(2, '0'))).join('');
}

test('empty credentials remove nothing', () => {
  expect(createRedactor(alicloud, { accessKeyId: '', accessKeySecret: '' })('plain')).toBe('plain');
});

const foreign = {
  accessKeyId: 'FOREIGNid',
  accessKeySecret: 'FOREIGNsecret',
  securityToken: 'FOREIGNtoken',
};

describe.each(clouds)('the secrets of other credentials of $id', (cloud) => {
  const redact = createRedactor(cloud, plantedCredentials);
  const cloudProtocols = protocols
    .map((id) => sourceOf(id).api)
    .filter(({ protocol }) => protocol.cloud.id === cloud.id);

  test.each(cloudProtocols)('are removed from a request to $service $action', async (api) => {
    const {
      path,
      headers,
      body = '',
    } = await api.protocol.sign(
      { api, endpoint: 'https://example.com', region: cloud.exampleRegion, parameters: {} },
      foreign,
      { now: 0, nonce: 'nonce' },
    );

    const parts = [
      path,
      body,
      encodeURIComponent(`${path}&${body}`),
      JSON.stringify(headers),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    const [, scheme = cloud.authorizationScheme] =
      /^authorization: (\S+) /m.exec(parts.join('\n')) ?? [];

    expect(parts.map(redact).filter((text) => text.includes('FOREIGN'))).toEqual([]);
    expect(redact(`Authorization: ${scheme} FOREIGN`)).toBe(`Authorization: ${scheme} ***`);
  });

  const { variables, tokenArgument } = cloud.credentials;
  test.each([
    ...variables.flatMap(({ id, secret, token = [] }) => [...id, ...secret, ...token]),
    'accessKeyId',
    'accessKeySecret',
    tokenArgument,
  ])('are removed behind %s', (name) => {
    const spellings = [
      `${name}=FOREIGN`,
      `${name}: FOREIGN`,
      `"${name}":"FOREIGN"`,
      `${name}%3DFOREIGN`,
    ];

    expect(spellings.map(redact)).toEqual(
      spellings.map((spelling) => spelling.replace('FOREIGN', '***')),
    );
  });
});

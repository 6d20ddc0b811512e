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

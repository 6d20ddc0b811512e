import { alicloud } from '../../src/clouds/alicloud';
import { createRedactor } from '../../src/clouds/redact';
import { plantedCredentials } from '../support/requests';

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
  ${'secret-key: else'}                                                                   | ${'secret-key: ***'}
  ${'SignatureMethod=HMAC-SHA1&SignatureVersion=1.0'}                                     | ${'SignatureMethod=HMAC-SHA1&SignatureVersion=1.0'}
  ${'the signature does not match'}                                                       | ${'the signature does not match'}
`('$text becomes $redacted', ({ text, redacted }) => {
  expect(createRedactor(alicloud, plantedCredentials)(text)).toBe(redacted);
});

test('empty credentials remove nothing', () => {
  expect(createRedactor(alicloud, { accessKeyId: '', accessKeySecret: '' })('plain')).toBe('plain');
});

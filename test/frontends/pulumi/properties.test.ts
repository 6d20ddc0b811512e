import { specialSecretSig, specialSigKey, unknownValue } from '@pulumi/pulumi/runtime/rpc';
import {
  decodeProperties,
  toSecret,
  UNKNOWN_MARKER,
} from '../../../src/frontends/pulumi/properties';

test('the markers are those of the SDK', () => {
  expect(UNKNOWN_MARKER).toBe(unknownValue);
  expect(toSecret('x')).toEqual({ [specialSigKey]: specialSecretSig, value: 'x' });
});

test.each`
  value                                  | known
  ${'ubuntu'}                            | ${'ubuntu'}
  ${0}                                   | ${0}
  ${false}                               | ${false}
  ${''}                                  | ${''}
  ${['a', { b: 1 }]}                     | ${['a', { b: 1 }]}
  ${{ [specialSigKey]: 'another mark' }} | ${{ [specialSigKey]: 'another mark' }}
  ${{ value: 'x' }}                      | ${{ value: 'x' }}
`('$value is a known value', ({ value, known }) => {
  expect(decodeProperties({ name: value })).toEqual({
    known: { name: known },
    unknown: new Set(),
    secret: new Set(),
  });
});

test.each`
  value                                                   | known
  ${toSecret('x')}                                        | ${'x'}
  ${toSecret(toSecret('x'))}                              | ${'x'}
  ${['a', toSecret('b')]}                                 | ${['a', 'b']}
  ${{ stage: toSecret('test'), team: 'web' }}             | ${{ stage: 'test', team: 'web' }}
  ${toSecret({ accessKey: 'id', tags: [toSecret('x')] })} | ${{ accessKey: 'id', tags: ['x'] }}
`('$value is secret, and known after unwrapping', ({ value, known }) => {
  expect(decodeProperties({ name: value })).toEqual({
    known: { name: known },
    unknown: new Set(),
    secret: new Set(['name']),
  });
});

test.each`
  value                                     | secret
  ${UNKNOWN_MARKER}                         | ${[]}
  ${['a', UNKNOWN_MARKER]}                  | ${[]}
  ${{ deep: { within: [UNKNOWN_MARKER] } }} | ${[]}
  ${toSecret(UNKNOWN_MARKER)}               | ${['name']}
  ${[toSecret('a'), UNKNOWN_MARKER]}        | ${['name']}
`('$value is unknown', ({ value, secret }) => {
  expect(decodeProperties({ name: value })).toEqual({
    known: {},
    unknown: new Set(['name']),
    secret: new Set(secret),
  });
});

test.each([null, undefined, toSecret(null)])('%j is absent', (value) => {
  expect(decodeProperties({ name: value })).toEqual({
    known: {},
    unknown: new Set(),
    secret: new Set(),
  });
});

test('internal properties are omitted', () => {
  const { known } = decodeProperties({
    __provider: 'exports.handler = ...',
    __simulated: true,
    a: 1,
  });

  expect(known).toEqual({ a: 1 });
});

test('decoding does not change its input', () => {
  const properties = { owners: [toSecret('system')] };

  decodeProperties(properties);

  expect(properties).toEqual({ owners: [toSecret('system')] });
});

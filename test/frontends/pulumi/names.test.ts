import { clouds } from '../../../src/clouds/registry';
import {
  capitalized,
  toFunctionName,
  toPinName,
  toToken,
  toTypeName,
} from '../../../src/frontends/pulumi/names';
import { packageManifest } from '../../../src/frontends/pulumi/package-manifest';
import { sources } from '../../../src/sources/registry';

test.each`
  words                                     | called
  ${['alicloud', 'ecs', 'image']}           | ${'getAlicloudEcsImage'}
  ${['alicloud', 'ecs', 'images']}          | ${'getAlicloudEcsImages'}
  ${['alicloud', 'eci', 'image', 'caches']} | ${'getAlicloudEciImageCaches'}
  ${['images']}                             | ${'getImages'}
`('the function for $words is $called', ({ words, called }) => {
  expect(toFunctionName(words)).toBe(called);
});

test.each`
  words                                           | pin                           | type
  ${['image', 'pin']}                             | ${'ImagePin'}                 | ${'PinnedImage'}
  ${['alicloud', 'ecs', 'image', 'pin']}          | ${'AlicloudEcsImagePin'}      | ${'PinnedAlicloudEcsImage'}
  ${['alicloud', 'eci', 'image', 'cache', 'pin']} | ${'AlicloudEciImageCachePin'} | ${'PinnedAlicloudEciImageCache'}
`('the pin for $words is $pin, with an image of type $type', ({ words, pin, type }) => {
  expect(toPinName(words)).toBe(pin);
  expect(toTypeName(words)).toBe(type);
});

test('what one and what many give is of the same type', () => {
  expect(toTypeName(['alicloud', 'ecs', 'images'])).toBe(toTypeName(['alicloud', 'ecs', 'image']));
});

test('other languages call it by a token of three parts', () => {
  expect(toToken('getImages')).toBe('imagepin:index:getImages');
});

test('the rest of a name keeps its case', () => {
  expect(capitalized('bootMode')).toBe('BootMode');
});

test('every source has two functions and a pin, and so has any', () => {
  const { functions, pins } = packageManifest();
  const ids = [...sources.map(({ id }) => id), undefined];

  expect(functions.map(({ source, kind }) => [source, kind])).toEqual(
    ids.flatMap((id) => [
      [id, 'find'],
      [id, 'list'],
    ]),
  );
  expect(pins.map(({ source, kind }) => [source, kind])).toEqual(ids.map((id) => [id, 'find']));
});

test('no two things have one name', () => {
  const { functions, pins } = packageManifest();
  const names = [...functions, ...pins].flatMap(({ name }) => [name, `${name}Output`]);

  expect(new Set(names).size).toBe(names.length);
});

test('whatever holds keys is known for a secret', () => {
  expect(packageManifest().secrets).toEqual(clouds.map(({ id }) => id));
});

import { clouds } from '../../../src/clouds/registry';
import {
  capitalized,
  toFunctionName,
  toPinName,
  toPinnedImageTypeName,
  toToken,
} from '../../../src/frontends/pulumi/names';
import { packageManifest } from '../../../src/frontends/pulumi/package-manifest';
import { sources } from '../../../src/sources/registry';

test.each`
  nameParts                                 | name
  ${['alicloud', 'ecs', 'image']}           | ${'getAlicloudEcsImage'}
  ${['alicloud', 'ecs', 'images']}          | ${'getAlicloudEcsImages'}
  ${['alicloud', 'eci', 'image', 'caches']} | ${'getAlicloudEciImageCaches'}
  ${['images']}                             | ${'getImages'}
`('the function for $nameParts is $name', ({ nameParts, name }) => {
  expect(toFunctionName(nameParts)).toBe(name);
});

test.each`
  imageParts                               | pin                           | type
  ${['image']}                             | ${'ImagePin'}                 | ${'PinnedImage'}
  ${['alicloud', 'ecs', 'image']}          | ${'AlicloudEcsImagePin'}      | ${'PinnedAlicloudEcsImage'}
  ${['alicloud', 'eci', 'image', 'cache']} | ${'AlicloudEciImageCachePin'} | ${'PinnedAlicloudEciImageCache'}
`('the pin for $imageParts is $pin, with an image of type $type', ({ imageParts, pin, type }) => {
  expect(toPinName([...imageParts, 'pin'])).toBe(pin);
  expect(toPinnedImageTypeName(imageParts)).toBe(type);
});

test('a token has three parts', () => {
  expect(toToken('getImages')).toBe('imagepin:index:getImages');
});

test('only the first letter of a name changes its case', () => {
  expect(capitalized('bootMode')).toBe('BootMode');
});

test('every source and the generic one have two functions and a pin', () => {
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

test('no two exports have the same name', () => {
  const { functions, pins } = packageManifest();
  const names = [...functions, ...pins].flatMap(({ name }) => [name, `${name}Output`]);

  expect(new Set(names).size).toBe(names.length);
});

test('the configuration keys of credentials are secrets', () => {
  expect(packageManifest().secrets).toEqual(clouds.map(({ id }) => id));
});

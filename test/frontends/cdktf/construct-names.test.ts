import {
  constructNaming,
  toDataSourceClassName,
  toNestedClassName,
  toPropertyName,
  toResourceClassName,
} from '../../../src/frontends/cdktf/construct-names';
import { argument, renderText, text } from '../../../src/text';

// What the generators make of the same names.
test.each`
  name                | property
  ${'mostRecent'}     | ${'mostRecent'}
  ${'osNameEn'}       | ${'osNameEn'}
  ${'ipv6Cidr'}       | ${'ipv6Cidr'}
  ${'x86_64'}         | ${'x8664'}
  ${'sha256sum'}      | ${'sha256Sum'}
  ${'build'}          | ${'buildAttribute'}
  ${'importFrom'}     | ${'importFromAttribute'}
  ${'moveTo'}         | ${'moveToAttribute'}
  ${'node'}           | ${'nodeAttribute'}
  ${'self'}           | ${'selfAttribute'}
  ${'software'}       | ${'softwareAttribute'}
  ${'system'}         | ${'systemAttribute'}
  ${'tfResourceType'} | ${'tfResourceTypeAttribute'}
  ${'getUrl'}         | ${'fetchUrl'}
  ${'equals'}         | ${'equalTo'}
`('the property of $name is $property', ({ name, property }) => {
  expect(toPropertyName(name)).toBe(property);
});

test('classes are named after their blocks, and nested ones after their owners', () => {
  expect(toDataSourceClassName(['alicloud', 'ecs', 'image'])).toBe('DataImagepinAlicloudEcsImage');
  expect(toResourceClassName(['image', 'pin'])).toBe('ImagePin');
  expect(toNestedClassName('ImagePin', 'diskMappings')).toBe('ImagePinDiskMappings');
});

test('texts use the property names of the constructs', () => {
  const sentence = text`With ${argument('matchImages', 'node')}, as \`imagepin list\` does.`;

  expect(renderText(sentence, constructNaming)).toBe(
    'With `matchImages.nodeAttribute`, as `imagepin list` does.',
  );
});

import type { Field, FieldType } from '../../../src/frontends/fields';
import { pinDefinitions } from '../../../src/frontends/lookup-definition';
import { toStableImage } from '../../../src/frontends/pin/stable';
import type { Image } from '../../../src/image/image';
import { imagepinErrorThrownBy } from '../../support/errors';

test.each`
  source              | held                                                                    | dropped
  ${'alicloud-ecs'}   | ${{ osName: 'Ubuntu', diskDeviceMappings: [{ device: '/dev/xvda' }] }}  | ${{ usage: 'none', status: 'available', tags: {}, detectionOptions: { items: [] } }}
  ${'alicloud-eci'}   | ${{ images: ['nginx:1.27'], snapshotId: 's-1' }}                        | ${{ progress: 100, events: [{ count: 3 }], lastMatchedTime: 'today' }}
  ${'volcengine-ecs'} | ${{ projectName: 'web', snapshots: [{ snapshotId: 's-1', size: 20 }] }} | ${{ updatedAt: 'today', lifecycleStatus: 'deprecated', deprecated: true }}
  ${undefined}        | ${{ platform: 'ubuntu', wordOfALaterVersion: 1 }}                       | ${{ status: 'available' }}
`('a pin of $source stores $held', ({ source, held, dropped }) => {
  const image = { ...(source && { source }), id: 'm-1', ...held };

  expect(toStableImage({ ...image, ...dropped })).toEqual(image);
});

test('a damaged source is an unknown one', () => {
  // A state may hold anything.
  const image = { id: 'm-1', source: { id: 'alicloud-ecs' } } as unknown as Partial<Image>;

  const error = imagepinErrorThrownBy(() => toStableImage(image));

  expect(error).toMatchObject({ code: 'UnknownSource' });
});

test('volatile fields are removed from each element of a list', () => {
  const image = { source: 'alicloud-ecs', id: 'm-1' };
  const disks = [{ device: '/dev/xvda', progress: 50, remainTime: 9 }, { device: '/dev/xvdb' }];

  const stable = toStableImage({ ...image, diskDeviceMappings: disks });

  expect(stable).toEqual({
    ...image,
    diskDeviceMappings: [{ device: '/dev/xvda' }, { device: '/dev/xvdb' }],
  });
});

test.each(
  pinDefinitions().map((definition) => [definition.nameParts.join(' '), definition] as const),
)('no schema of %s has a volatile field', (_, { outputs }) => {
  const names = fieldNamesIn(outputs);

  expect(names).toEqual(expect.arrayContaining(['id', 'image', 'createdAt', 'newestId']));
  expect(names.filter((name) => VOLATILE_FIELDS.test(name))).toEqual([]);
});

/** Names of fields that clouds change by themselves. */
const VOLATILE_FIELDS =
  /status$|progress|^tags$|^usage$|count$|deprecated|remain|^updated|lastMatched/i;

function fieldNamesIn(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ name, type }) => [name, ...fieldNamesInType(type)]);
}

function fieldNamesInType(type: FieldType): readonly string[] {
  switch (type.kind) {
    case 'object':
      return fieldNamesIn(type.fields);
    case 'list':
      return fieldNamesInType(type.of);
    default:
      return [];
  }
}

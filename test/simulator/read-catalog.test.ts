import { readCatalog } from '../../src/simulator';

const image = { source: 'alicloud-ecs', id: 'm-1', name: 'web', tags: { env: 'prod' } };

test.each`
  what                        | content
  ${'an array'}               | ${[image]}
  ${'an array as text'}       | ${JSON.stringify([image])}
  ${'a whole answer'}         | ${{ images: [image], imageIds: ['m-1'], warnings: [] }}
  ${'a whole answer as text'} | ${JSON.stringify({ images: [image], imageIds: ['m-1'] })}
`('$what is a catalog', ({ content }) => {
  expect(readCatalog(content)).toEqual([image]);
});

test('two sources may have the same id', () => {
  const other = { ...image, source: 'volcengine-ecs' };

  expect(readCatalog([image, other])).toEqual([image, other]);
});

test('a catalog may be empty', () => {
  expect(readCatalog('[]')).toEqual([]);
});

test("a source's own fields are kept as they are", () => {
  const own = { ...image, diskDeviceMappings: [{ device: '/dev/xvda' }], anything: null };

  expect(readCatalog([own])).toEqual([own]);
});

test('timestamps of any time zone are converted to UTC', () => {
  const stamped = {
    ...image,
    createdAt: '2026-03-01T08:00:00+08:00',
    expiresAt: '2027-01-01T00:00:00Z',
  };

  expect(readCatalog([stamped])).toMatchObject([
    { createdAt: '2026-03-01T00:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z' },
  ]);
});

test.each`
  content                                    | why
  ${'{"images":'}                            | ${'it is not JSON'}
  ${'null'}                                  | ${'it is not a list of images: '}
  ${'"images"'}                              | ${'it is not a list of images: '}
  ${{ image }}                               | ${'it is not a list of images: '}
  ${{ images: image }}                       | ${'it is not a list of images: '}
  ${[image, 'm-2']}                          | ${'entry 2: '}
  ${[{ ...image, id: '' }]}                  | ${'entry 1: id: '}
  ${[{ id: 'm-1' }]}                         | ${'entry 1: source: '}
  ${[image, { ...image, createdAt: '1' }]}   | ${'entry 2: createdAt: '}
  ${[{ ...image, tags: { env: 1 } }]}        | ${'entry 1: tags.env: '}
  ${[{ ...image, sizeGib: '20' }]}           | ${'entry 1: sizeGib: '}
  ${[image, { ...image, id: 'm-2' }, image]} | ${'entries 1 and 3 are both "m-1" of alicloud-ecs'}
`('$content is not a catalog: $why', ({ content, why }) => {
  expect(() => readCatalog(content)).toThrow(
    expect.objectContaining({
      code: 'InvalidQuery',
      message: expect.stringContaining(`invalid catalog: ${why}`),
      path: ['catalog'],
      detail: expect.stringContaining('imagepin list --json'),
    }),
  );
});

test('a byte order mark is accepted', () => {
  expect(readCatalog(`\uFEFF${JSON.stringify([image])}`)).toEqual([image]);
});

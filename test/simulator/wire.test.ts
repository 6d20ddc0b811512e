import { createTestState, respond } from './support/test-state';

const createdAt = '2026-03-01T08:00:00.000Z';
const disks = { diskDeviceMappings: [{ device: '/dev/xvda', size: 20 }] };

// What is easily read wrong, as the pages show it, byte by byte.
test.each`
  source                     | image                               | bytes
  ${'alicloud-ecs'}          | ${{ ownerId: '12345678901234567' }} | ${'"ImageOwnerId":12345678901234567,'}
  ${'alicloud-ecs'}          | ${{ isSelfShared: true }}           | ${'"IsSelfShared":"True"'}
  ${'alicloud-ecs'}          | ${{ isSelfShared: false }}          | ${'"IsSelfShared":"False"'}
  ${'alicloud-ecs'}          | ${{ progress: 40 }}                 | ${'"Progress":"40%"'}
  ${'alicloud-ecs'}          | ${{ sizeGib: 20 }}                  | ${'"Size":20'}
  ${'alicloud-ecs'}          | ${disks}                            | ${'"DiskDeviceMapping":[{"Device":"/dev/xvda","Size":"20"}]'}
  ${'alicloud-ecs'}          | ${{ tags: { env: '' } }}            | ${'"Tags":{"Tag":[{"TagKey":"env","TagValue":""}]}'}
  ${'alicloud-ecs'}          | ${{ createdAt }}                    | ${'"CreationTime":"2026-03-01T08:00:00Z"'}
  ${'alicloud-aic'}          | ${{ createdAt }}                    | ${'"CreationTime":"2026-03-01 16:00:00"'}
  ${'alicloud-eci'}          | ${{ createdAt }}                    | ${'"CreationTime":"2026-03-01T08:00:00Z"'}
  ${'alicloud-eci'}          | ${{ expiresAt: createdAt }}         | ${'"ExpireDateTime":"2026-03-01T08:00:00Z"'}
  ${'alicloud-eci'}          | ${{ tags: { env: 'prod' } }}        | ${'"Tags":[{"Key":"env","Value":"prod"}]'}
  ${'alicloud-eci'}          | ${{}}                               | ${'"RegionId":"cn-hangzhou"'}
  ${'alicloud-batchcompute'} | ${{ createdAt }}                    | ${'"CreationTime":"2026-03-01T08:00:00.000000Z"'}
  ${'alicloud-batchcompute'} | ${{ ownerId: '123' }}               | ${'"OwnerId":"123"'}
  ${'alicloud-batchcompute'} | ${{ ownerAlias: 'system' }}         | ${'"OwnerId":0,'}
  ${'alicloud-batchcompute'} | ${{}}                               | ${'"NextMarker":""'}
  ${'volcengine-ecs'}        | ${{ createdAt }}                    | ${'"CreatedAt":"2026-03-01T16:00:00+08:00"'}
  ${'volcengine-ecs'}        | ${{ tags: { env: 'prod' } }}        | ${'"Tags":[{"Key":"env","Value":"prod"}]'}
  ${'volcengine-ecs'}        | ${{ architecture: 'x86_64' }}       | ${'"Architecture":"amd64"'}
  ${'volcengine-ecs'}        | ${{}}                               | ${'"NextToken":""'}
`('$source writes $image as $bytes', async ({ source, image, bytes }) => {
  const state = await createTestState(undefined, { catalog: [{ source, id: 'm-1', ...image }] });
  const type = image.ownerAlias === 'system' && { Type: 'System' };

  const { body } = respond(state, source, { RegionId: 'cn-hangzhou', ...type });

  expect(body).toContain(bytes);
});

test('the last page of ECI has no token', async () => {
  const { body } = respond(await createTestState(), 'alicloud-eci', { RegionId: 'cn-hangzhou' });

  expect(Object.keys(JSON.parse(body))).toEqual(['RequestId', 'TotalCount', 'ImageCaches']);
});

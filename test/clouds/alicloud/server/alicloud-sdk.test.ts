import EciClient, { DescribeImageCachesRequest } from '@alicloud/eci20180808';
import EcsClient, { DescribeImagesRequest } from '@alicloud/ecs20140526';
import OpenApiClient, { $OpenApiUtil } from '@alicloud/openapi-core';
import { type Simulator, startSimulator } from '../../../../src/simulator';

// The SDK loads the models of all its operations, more than a thousand files; these two are those of DescribeImages.
jest.mock('@alicloud/ecs20140526/dist/models/model', () => ({
  __esModule: true,
  ...jest.requireActual('@alicloud/ecs20140526/dist/models/DescribeImagesRequest'),
  ...jest.requireActual('@alicloud/ecs20140526/dist/models/DescribeImagesResponse'),
}));

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ images: 120 });
});

afterAll(async () => {
  await simulator.close();
});

test('the ECS SDK reads every field of an image into its model', async () => {
  const client = new EcsClient(configOf());
  const request = new DescribeImagesRequest({
    regionId: 'cn-hangzhou',
    imageOwnerAlias: 'self',
    pageSize: 100,
  });

  const { body } = await client.describeImages(request);

  const images = body?.images?.image ?? [];
  expect(images.length).toBeGreaterThan(10);
  expect(body).toMatchObject({ regionId: 'cn-hangzhou', pageNumber: 1, pageSize: 100 });
  expect(images[0]).toMatchObject({
    imageId: expect.stringMatching(/^m-bp1[a-z0-9]{17}$/),
    imageOwnerAlias: 'self',
    imageOwnerId: expect.any(Number),
    isSelfShared: expect.stringMatching(/^(True|False)$/),
    progress: '100%',
    size: expect.any(Number),
    OSName: expect.any(String),
    creationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    diskDeviceMappings: {
      diskDeviceMapping: expect.arrayContaining([
        expect.objectContaining({
          device: '/dev/xvda',
          size: expect.any(String),
          encrypted: false,
        }),
      ]),
    },
    tags: { tag: [{ tagKey: 'env' }, { tagKey: 'team' }] },
    features: { nvmeSupport: expect.any(String) },
    detectionOptions: { status: 'Finished', items: { item: [{ riskLevel: 'Medium' }] } },
    secureBootOptions: { secureBootSupport: 'unsupported' },
  });
});

test.each`
  condition                                                        | shows
  ${{ architecture: 'arm64' }}                                     | ${{ architecture: 'arm64' }}
  ${{ OSType: 'windows' }}                                         | ${{ OSType: 'windows' }}
  ${{ status: 'Deprecated' }}                                      | ${{ status: 'Deprecated' }}
  ${{ imageOwnerAlias: 'marketplace' }}                            | ${{ imageOwnerAlias: 'marketplace' }}
  ${{ imageOwnerAlias: 'others', isPublic: true }}                 | ${{ isPublic: true }}
  ${{ imageName: 'ubuntu_22_04' }}                                 | ${{ imageName: expect.stringContaining('ubuntu_22_04') }}
  ${{ filter: [{ key: 'CpuOnlineUpgrade', value: 'supported' }] }} | ${{ features: expect.objectContaining({ cpuOnlineUpgrade: 'supported' }) }}
  ${{ tag: [{ key: 'env', value: 'prod' }], status: 'ALL' }}       | ${{ imageOwnerAlias: 'self' }}
`('the ECS SDK filters by $condition', async ({ condition, shows }) => {
  const client = new EcsClient(configOf());
  const request = new DescribeImagesRequest({ regionId: 'x', pageSize: 100, ...condition });

  const { body } = await client.describeImages(request);

  const images = body?.images?.image ?? [];
  expect(images.length).toBeGreaterThan(0);
  for (const image of images) {
    expect(image).toMatchObject(shows);
  }
});

test('the ECI SDK pages by tokens and reads every field of a cache into its model', async () => {
  const client = eciClient();
  const first = await client.describeImageCaches(
    new DescribeImageCachesRequest({ regionId: 'cn-beijing' }),
  );
  const { nextToken } = first.body;

  const second = await client.describeImageCaches(
    new DescribeImageCachesRequest({ regionId: 'cn-beijing', ...(nextToken && { nextToken }) }),
  );

  const caches = [...(first.body.imageCaches ?? []), ...(second.body.imageCaches ?? [])];
  expect(new Set(caches.map(({ imageCacheId }) => imageCacheId)).size).toBe(40);
  expect(caches[0]).toMatchObject({
    regionId: 'cn-beijing',
    imageCacheSize: expect.any(Number),
    images: [expect.stringContaining('nginx')],
    events: [{ count: 1, type: 'Normal', reason: expect.any(String) }],
    tags: [{ key: 'env', value: expect.any(String) }],
    progress: '100%',
  });
});

test('the ECI SDK also works with the older signature', async () => {
  const request = new DescribeImageCachesRequest({ regionId: 'x', matchImage: ['nginx:1'] });

  const { body } = await eciClient({ signatureAlgorithm: 'v2' }).describeImageCaches(request);

  expect(body.totalCount).toBe(0);
});

test('BatchCompute accepts ACS3 signatures of ROA requests', async () => {
  const client = new OpenApiClient(configOf());
  const operation = new $OpenApiUtil.Params({
    action: 'ListImages',
    version: '2015-11-11',
    protocol: 'HTTP',
    pathname: '/images',
    method: 'GET',
    authType: 'AK',
    style: 'ROA',
    reqBodyType: 'json',
    bodyType: 'json',
  });
  const request = new $OpenApiUtil.OpenApiRequest({ query: { Type: 'System' } });
  // Its class is in a package of its own, and every field is optional.
  const runtime = {} as Parameters<typeof client.callApi>[2];

  const { body } = await client.callApi(operation, request, runtime);

  expect(body?.Items).toHaveLength(50);
});

test('a wrong secret is a typed error with the documented code and the request id', async () => {
  const client = new EcsClient(configOf({ accessKeySecret: 'wrong' }));

  const call = client.describeImages(new DescribeImagesRequest({ regionId: 'cn-hangzhou' }));

  await expect(call).rejects.toMatchObject({
    code: 'SignatureDoesNotMatch',
    statusCode: 400,
    requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
  });
});

function configOf(options: object = {}) {
  return new $OpenApiUtil.Config({
    endpoint: `127.0.0.1:${simulator.port}`,
    protocol: 'http',
    accessKeyId: 'simulator',
    accessKeySecret: 'simulator',
    ...options,
  });
}

function eciClient(options: object = {}): EciClient {
  // It is made for the older core, whose configuration has fewer fields and the same names.
  return new EciClient(configOf(options) as unknown as ConstructorParameters<typeof EciClient>[0]);
}

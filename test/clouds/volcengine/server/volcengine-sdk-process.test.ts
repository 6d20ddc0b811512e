import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Service } from '@volcengine/openapi';
import { type Simulator, startSimulator } from '../../../../src/simulator';

interface Result {
  readonly NextToken: string;
  readonly TotalCount: number;
  readonly Images: readonly Readonly<Record<string, unknown>>[];
}

interface Reply {
  readonly ResponseMetadata: { readonly Error?: object; readonly Region?: string };
  readonly Result?: Result;
}

type SdkCall = (parameters: Readonly<Record<string, unknown>>) => Promise<Reply>;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ images: 250 });
});

afterAll(async () => {
  await simulator.close();
});

describe.each([
  ['@volcengine/openapi', openapi],
  ['@volcengine/sdk-core', sdkCore],
] as const)('%s', (_, clientOf) => {
  test('paging by token lists every image once', async () => {
    const call = clientOf('simulator');
    const ids: unknown[] = [];
    let token: string | undefined;

    do {
      const { Result } = await call({ MaxResults: 100, ...(token && { NextToken: token }) });
      ids.push(...(Result?.Images ?? []).map(({ ImageId }) => ImageId));
      token = Result?.NextToken;
    } while (token);

    expect(ids.length).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('filters by lists and tags', async () => {
    const call = clientOf('simulator');

    const { Result } = await call({
      MaxResults: 100,
      'TagFilters.1.Key': 'env',
      'TagFilters.1.Values.1': 'prod',
      'TagFilters.1.Values.2': 'test',
      'Status.1': 'available',
    });

    const images = Result?.Images ?? [];
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      expect(image).toMatchObject({
        Visibility: 'private',
        Status: 'available',
        Tags: expect.arrayContaining([{ Key: 'env', Value: expect.stringMatching(/prod|test/) }]),
      });
    }
  });

  test('lists fifteen images by default and returns the signed region', async () => {
    const reply = await clientOf('simulator')({});

    expect(reply.Result?.Images).toHaveLength(15);
    expect(reply.ResponseMetadata.Region).toBe('cn-beijing');
  });

  test('reports a wrong secret', async () => {
    const reply = await clientOf('wrong')({});

    expect(reply.ResponseMetadata.Error).toMatchObject({
      CodeN: 100010,
      Code: 'SignatureDoesNotMatch',
    });
  });
});

function openapi(secretKey: string): SdkCall {
  const service = new Service({
    host: `127.0.0.1:${simulator.port}`,
    protocol: 'http:',
    serviceName: 'ecs',
    region: 'cn-beijing',
    accessKeyId: 'simulator',
    secretKey,
    defaultVersion: '2020-04-01',
  });
  return (query) =>
    service.fetchOpenAPI({ Action: 'DescribeImages', query, method: 'GET' }) as Promise<Reply>;
}

function sdkCore(secretKey: string): SdkCall {
  const script = require.resolve('./support/sdk-core.cjs');
  return async (parameters) => {
    const host = `127.0.0.1:${simulator.port}`;
    const argv = [script, host, secretKey, JSON.stringify(parameters)];
    const { stdout } = await promisify(execFile)(process.execPath, argv);
    return JSON.parse(stdout);
  };
}

import { Service } from '@volcengine/openapi';
import { Client, Command } from '@volcengine/sdk-core';
import { type Simulator, startSimulator } from '../../src/simulator';

interface Result {
  readonly NextToken: string;
  readonly TotalCount: number;
  readonly Images: readonly Readonly<Record<string, unknown>>[];
}

interface Reply {
  readonly ResponseMetadata: { readonly Error?: object; readonly Region?: string };
  readonly Result?: Result;
}

type Ask = (parameters: Readonly<Record<string, unknown>>) => Promise<Reply>;

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
  test('lists to the end by tokens, each image once', async () => {
    const ask = clientOf('simulator');
    const ids: unknown[] = [];
    let token: string | undefined;

    do {
      const { Result } = await ask({ MaxResults: 100, ...(token && { NextToken: token }) });
      ids.push(...(Result?.Images ?? []).map(({ ImageId }) => ImageId));
      token = Result?.NextToken;
    } while (token);

    expect(ids.length).toBeGreaterThan(200);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('narrows by lists and tags', async () => {
    const ask = clientOf('simulator');

    const { Result } = await ask({
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

  test('takes fifteen when nobody says how many, and learns the region that it signed for', async () => {
    const reply = await clientOf('simulator')({});

    expect(reply.Result?.Images).toHaveLength(15);
    expect(reply.ResponseMetadata.Region).toBe('cn-beijing');
  });

  test('learns that its secret is wrong', async () => {
    const call = clientOf('wrong')({});

    expect(await errorOf(call)).toMatchObject({ CodeN: 100010, Code: 'SignatureDoesNotMatch' });
  });
});

function openapi(secretKey: string): Ask {
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

function sdkCore(secretAccessKey: string): Ask {
  const client = new Client({
    host: `127.0.0.1:${simulator.port}`,
    protocol: 'http',
    region: 'cn-beijing',
    accessKeyId: 'simulator',
    secretAccessKey,
  });
  return (parameters) => client.send(commandOf(parameters)) as Promise<Reply>;
}

function commandOf(parameters: Readonly<Record<string, unknown>>): Command {
  return Object.assign(new Command(parameters), {
    requestConfig: {
      params: { Action: 'DescribeImages', Version: '2020-04-01' },
      method: 'GET',
      serviceName: 'ecs',
      pathname: '/',
    },
  });
}

/** One client resolves with the error, the other throws it with the answer in its data. */
async function errorOf(call: Promise<Reply>): Promise<unknown> {
  const reply = await call.catch((error: { data: Reply }) => error.data);
  return reply.ResponseMetadata.Error;
}

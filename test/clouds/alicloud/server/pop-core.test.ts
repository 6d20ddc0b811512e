import { Agent } from 'node:http';
import RPCClient from '@alicloud/pop-core';
import { type Simulator, startSimulator } from '../../../../src/simulator';
import { roaClient } from './support/roa-client';

interface Reply {
  readonly TotalCount: number;
  readonly NextToken?: string;
  readonly Images: { readonly Image: readonly { readonly ImageId: string }[] };
  readonly ImageCaches: readonly { readonly ImageCacheId: string }[];
}

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ images: 250 });
});

afterAll(async () => {
  await simulator.close();
});

test.each(['GET', 'POST'])('ECS is listed to its end by %s, each image once', async (method) => {
  const client = rpcClient('2014-05-26');
  const readPage = (PageNumber: number) =>
    client.request<Reply>(
      'DescribeImages',
      { RegionId: 'cn-hangzhou', Status: 'ALL', PageSize: 100, PageNumber },
      { method },
    );

  const pages = await Promise.all([1, 2, 3].map(readPage));

  const ids = pages.flatMap((page) => page.Images.Image.map(({ ImageId }) => ImageId));
  const total = pages[0]?.TotalCount;
  expect(total).toBeGreaterThan(200);
  expect(ids).toHaveLength(Number(total));
  expect(new Set(ids).size).toBe(ids.length);
});

test('ECS accepts parameters that need encoding', async () => {
  const client = rpcClient('2014-05-26');
  const awkward = { RegionId: 'cn-hangzhou', ImageName: "数据库*'(!)~ +/=&" };

  const reply = await client.request<Reply>('DescribeImages', awkward, { method: 'POST' });

  expect(reply.TotalCount.toString()).toBe('0');
});

test('AIC lists ten images per page without parameters', async () => {
  const reply = await rpcClient('2017-11-10').request<Reply>('DescribeAICImages', {});

  expect(reply.Images).toHaveLength(10);
});

test('paging by token lists every ECI image cache once', async () => {
  const client = rpcClient('2018-08-08');
  const ids: string[] = [];
  let token: string | undefined;

  do {
    const parameters = { RegionId: 'cn-hangzhou', ...(token && { NextToken: token }) };
    const reply = await client.request<Reply>('DescribeImageCaches', parameters);
    ids.push(...reply.ImageCaches.map(({ ImageCacheId }) => ImageCacheId));
    token = reply.NextToken;
  } while (token);

  expect(ids).toHaveLength(250);
  expect(new Set(ids).size).toBe(250);
});

test.each(['System', 'Self'])('BatchCompute lists %s to its end, each image once', async (Type) => {
  const client = roaClient(simulator.url);
  const ids: unknown[] = [];
  let marker = '';

  do {
    const query = { Type, MaxItemCount: '100', ...(marker && { Marker: marker }) };
    const reply = await client.get('/images', query, {}, {});
    ids.push(...reply.Items.map(({ Id }) => Id));
    marker = reply.NextMarker;
  } while (marker);

  expect(ids).toHaveLength(125);
  expect(new Set(ids).size).toBe(125);
});

test('the client reports a wrong secret', async () => {
  const rpc = rpcClient('2014-05-26', 'wrong').request('DescribeImages', { RegionId: 'x' });
  const roa = roaClient(simulator.url, 'wrong').get('/images', {}, {}, {});

  await expect(rpc).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  await expect(roa).rejects.toMatchObject({ code: 'SignatureDoesNotMatch', statusCode: 400 });
});

test('one connection carries many calls', async () => {
  const client = rpcClient('2014-05-26');
  const opened: unknown[] = [];
  const agent = new Agent({ keepAlive: true });
  agent.on('free', (socket) => opened.push(socket));

  for (let call = 0; call < 5; call++) {
    await client.request('DescribeImages', { RegionId: 'cn-hangzhou' }, { agent });
  }

  expect(new Set(opened).size).toBe(1);
  agent.destroy();
});

function rpcClient(apiVersion: string, accessKeySecret = 'simulator'): RPCClient {
  return new RPCClient({
    endpoint: simulator.url,
    apiVersion,
    accessKeyId: 'simulator',
    accessKeySecret,
  });
}

import { type Client, openClient } from '../../../src/client/client';
import { findImportedImage, parseImportId } from '../../../src/frontends/pin/import-id';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { credentialsForAllClouds } from '../../support/cloud-credentials';
import { imagepinErrorOf } from '../../support/errors';
import { image } from '../../support/images';

let simulator: Simulator;
let client: Client;
beforeAll(async () => {
  simulator = await startSimulator({
    catalog: [
      image('m-1'),
      { ...image('m-expired'), expired: true },
      image('m-market', { ownerAlias: 'marketplace' }),
      { source: 'alicloud-aic', id: 'aic-1' },
    ],
  });
  client = openClient({ endpoint: simulator.url, credentials: credentialsForAllClouds() });
});
afterAll(async () => {
  await client.close();
  await simulator.close();
});

test.each`
  source            | text                              | importId
  ${'alicloud-ecs'} | ${'cn-hangzhou/m-1'}              | ${{ source: 'alicloud-ecs', region: 'cn-hangzhou', id: 'm-1' }}
  ${undefined}      | ${'alicloud-ecs/cn-hangzhou/m-1'} | ${{ source: 'alicloud-ecs', region: 'cn-hangzhou', id: 'm-1' }}
  ${'alicloud-aic'} | ${'aic-1'}                        | ${{ source: 'alicloud-aic', id: 'aic-1' }}
  ${'alicloud-aic'} | ${'ap-southeast-1/aic-1'}         | ${{ source: 'alicloud-aic', region: 'ap-southeast-1', id: 'aic-1' }}
  ${undefined}      | ${'alicloud-aic/aic-1'}           | ${{ source: 'alicloud-aic', id: 'aic-1' }}
`('parses "$text" as an import id of $source', ({ source, text, importId }) => {
  expect(parseImportId(text, source)).toEqual(importId);
});

test.each`
  source            | text                              | message                                                        | detail
  ${'alicloud-ecs'} | ${'m-1'}                          | ${'import ID "m-1" is not REGION/ID'}                          | ${''}
  ${'alicloud-ecs'} | ${''}                             | ${'import ID "" is not REGION/ID'}                             | ${''}
  ${'alicloud-ecs'} | ${'/m-1'}                         | ${'import ID "/m-1" is not REGION/ID'}                         | ${''}
  ${'alicloud-ecs'} | ${'cn-hangzhou/'}                 | ${'import ID "cn-hangzhou/" is not REGION/ID'}                 | ${''}
  ${'alicloud-ecs'} | ${'alicloud-ecs/cn-hangzhou/m-1'} | ${'import ID "alicloud-ecs/cn-hangzhou/m-1" is not REGION/ID'} | ${''}
  ${'alicloud-ecs'} | ${'Hangzhou/m-1'}                 | ${'region "Hangzhou" is not a region'}                         | ${''}
  ${'alicloud-ecs'} | ${'cn-hangzhou/m-none'}           | ${'alicloud-ecs has no image "m-none"'}                        | ${'The import ID is REGION/ID.'}
  ${'alicloud-aic'} | ${'ap-southeast1/m-1'}            | ${'alicloud-aic has no region "ap-southeast1"'}                | ${'Did you mean "ap-southeast-1"?'}
  ${'alicloud-aic'} | ${'a/b/m-1'}                      | ${'import ID "a/b/m-1" is not ID or REGION/ID'}                | ${'ap-southeast-1, cn-shanghai, cn-zhangjiakou'}
  ${undefined}      | ${'alicloud-esc/cn-hangzhou/m-1'} | ${'unknown source "alicloud-esc"'}                             | ${''}
  ${undefined}      | ${'alicloud-ecs/m-1'}             | ${'import ID "alicloud-ecs/m-1" is not SOURCE/REGION/ID'}      | ${''}
  ${undefined}      | ${'alicloud-aic/a/b/m-1'}         | ${'import ID "alicloud-aic/a/b/m-1" is not SOURCE/REGION/ID'}  | ${'For alicloud-aic, REGION is optional'}
`('rejects "$text" as an import id of $source', async ({ source, text, message, detail }) => {
  const error = await imagepinErrorOf(importImage(text, source));

  expect(error.message).toContain(message);
  expect(error.detail ?? '').toContain(detail);
});

test.each`
  id             | query
  ${'m-1'}       | ${{ ids: ['m-1'] }}
  ${'m-expired'} | ${{ ids: ['m-expired'], showExpired: true }}
  ${'m-market'}  | ${{ ids: ['m-market'] }}
`('finds $id by $query', async ({ id, query }) => {
  const imported = await importImage(`cn-hangzhou/${id}`, 'alicloud-ecs');

  expect(imported).toMatchObject({ image: { id }, query });
});

async function importImage(text: string, source: string | undefined) {
  return findImportedImage(parseImportId(text, source), source, client);
}

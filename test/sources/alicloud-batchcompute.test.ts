import { compareCreation } from '../../src/image/compare';
import { evaluateFind } from '../../src/lookup/lookup';
import { alicloudBatchcompute } from '../../src/sources/alicloud-batchcompute';
import { listingParameters } from '../support/listing-parameters';
import { describeWireFormat, NEUTRAL_IMAGE } from '../support/neutral-image';
import { parseQuery } from '../support/parse-query';
import { samplesOf } from '../support/samples';
import { readerOver } from '../support/simulated-reader';

const { api } = alicloudBatchcompute;
const reply = alicloudBatchcompute.reply().pageSchema;

test('a region has its own endpoints', () => {
  expect(api.endpoint('cn-beijing')).toBe('https://batchcompute.cn-beijing.aliyuncs.com');
  expect(api.endpoint('cn-beijing', 'vpc')).toBe(
    'https://batchcompute-vpc.cn-beijing.aliyuncs.com',
  );
});

const SYSTEM = { Type: 'System' };
const SELF = { Type: 'Self' };

test.each`
  owners                 | filtered | lists
  ${undefined}           | ${true}  | ${[SYSTEM, SELF]}
  ${['system']}          | ${true}  | ${[SYSTEM]}
  ${['self']}            | ${true}  | ${[SELF]}
  ${['12345']}           | ${true}  | ${[SYSTEM, SELF]}
  ${['system', '12345']} | ${true}  | ${[SYSTEM, SELF]}
  ${['self']}            | ${false} | ${[SYSTEM, SELF]}
`('owners $owners with API filters $filtered need $lists', ({ owners, filtered, lists }) => {
  expect(listingParameters(alicloudBatchcompute, { owners }, filtered)).toEqual(lists);
});

test.each([
  ['no list', { NextMarker: '' }],
  ['no object', 'OK'],
  ['an image without an id', { Items: [{ Name: 'a' }] }],
  ['a bare list with a broken image', [{ Name: 'a' }]],
])('%s is not a reply', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

test('an image that ends one page and begins the next is one image', async () => {
  const parsed = parseQuery({ source: 'alicloud-batchcompute', region: 'cn-beijing' }, 'list');
  const pages = [
    { Items: [{ Id: 'img-1' }, { Id: 'img-2' }], NextMarker: 'img-2' },
    { Items: [{ Id: 'img-2' }, { Id: 'img-3' }] },
  ];

  const read = readerOver(async (_, { Marker }) => ({
    status: 200,
    requestId: undefined,
    excerpt: () => '',
    body: Marker === undefined ? pages[0] : pages[1],
  }));
  const images = await read({ parsed, listing: { parameters: {} } });

  expect(images.map(({ id }) => id)).toEqual(['img-1', 'img-2', 'img-3']);
});

test('the newest of the documented images within one millisecond is the last one', async () => {
  const [documented] = await samplesOf('alicloud-batchcompute');
  const { images } = reply.parse(documented?.reply);
  const listed = images.map((image) => ({ ...image, source: 'alicloud-batchcompute' }));
  const query = { source: 'alicloud-batchcompute', region: 'cn-beijing', mostRecent: true };

  const { id, explanation } = await evaluateFind(
    parseQuery({ ...query, owners: ['system'] }, 'find'),
    async () => listed,
  );

  expect(id).toBe('img-windows');
  expect(explanation.runnerUp).toMatchObject({ id: 'img-ubuntu', decidedBy: 'created' });
});

test.each`
  a               | b               | newest
  ${'33.921897Z'} | ${'33.921890Z'} | ${'a'}
  ${'33.921Z'}    | ${'33.9211Z'}   | ${'b'}
  ${'33.9219Z'}   | ${'33.921897Z'} | ${'a'}
  ${'33.922Z'}    | ${'33.921999Z'} | ${'a'}
  ${'33.92100Z'}  | ${'33.921Z'}    | ${'same'}
  ${undefined}    | ${'33.921Z'}    | ${'b'}
`('of images created at $a and $b the newest is $newest', ({ a, b, newest }) => {
  const { images } = reply.parse({
    Items: [a, b].map((seconds, index) => ({
      Id: `img-${index}`,
      CreationTime: seconds && `2016-10-31T06:55:${seconds}`,
    })),
  });
  const [first, second] = images.map((image) => ({ ...image, source: 'alicloud-batchcompute' }));

  const order = first && second && compareCreation(first, second);

  expect(Math.sign(order ?? Number.NaN)).toBe({ a: -1, b: 1, same: 0 }[String(newest)]);
});

describeWireFormat(alicloudBatchcompute, {
  written: [
    [{ createdAt: NEUTRAL_IMAGE.createdAt }, '"CreationTime":"2026-03-01T08:00:00.000000Z"'],
    [{ ownerId: '123' }, '"OwnerId":"123"'],
    [{ ownerAlias: 'system' }, '"OwnerId":0,'],
    [{}, '"NextMarker":""'],
  ],
  readBack: [
    {
      createdAt: NEUTRAL_IMAGE.createdAt,
      description: 'x',
      os: 'linux',
      ownerAlias: 'system',
      ownerId: '0',
    },
    {
      createdAt: NEUTRAL_IMAGE.createdAt,
      description: 'x',
      os: 'windows',
      ownerAlias: 'self',
      ownerId: '1234',
    },
  ],
});

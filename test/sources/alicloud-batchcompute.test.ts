import { fetchImages, readList } from '../../src/lookup/fetch';
import { parseQuery } from '../../src/lookup/query';
import { alicloudBatchcompute } from '../../src/sources/alicloud-batchcompute';
import { listsOf } from '../support/lists';

const { api } = alicloudBatchcompute;
const reply = alicloudBatchcompute.reply();

test('a region has its own endpoint', () => {
  expect(api.endpoint('cn-beijing')).toBe('https://batchcompute.cn-beijing.aliyuncs.com');
});

const SYSTEM = { Type: 'System' };
const SELF = { Type: 'Self' };

test.each`
  owners                 | narrow   | lists
  ${undefined}           | ${true}  | ${[SYSTEM, SELF]}
  ${['system']}          | ${true}  | ${[SYSTEM]}
  ${['self']}            | ${true}  | ${[SELF]}
  ${['12345']}           | ${true}  | ${[SYSTEM, SELF]}
  ${['system', '12345']} | ${true}  | ${[SYSTEM, SELF]}
  ${['self']}            | ${false} | ${[SYSTEM, SELF]}
`('owners $owners, narrowed $narrow, are in $lists', ({ owners, narrow, lists }) => {
  expect(listsOf(alicloudBatchcompute, { owners }, narrow)).toEqual(lists);
});

test.each([
  ['no list', { NextMarker: '' }],
  ['no object', 'OK'],
  ['an image without an id', { Items: [{ Name: 'a' }] }],
  ['a bare list with a broken image', [{ Name: 'a' }]],
])('%s is no answer', (_, answer) => {
  expect(reply.safeParse(answer).success).toBe(false);
});

test('an image that ends one page and begins the next is one image', async () => {
  const parsed = parseQuery({ source: 'alicloud-batchcompute', region: 'cn-beijing' }, 'list');
  const pages = [
    { Items: [{ Id: 'img-1' }, { Id: 'img-2' }], NextMarker: 'img-2' },
    { Items: [{ Id: 'img-2' }, { Id: 'img-3' }] },
  ];

  const images = await fetchImages(parsed, [{ parameters: {} }], (asked, listing) =>
    readList(asked, listing, async (_, { Marker }) => ({
      status: 200,
      requestId: undefined,
      excerpt: () => '',
      body: Marker === undefined ? pages[0] : pages[1],
    })),
  );

  expect(images.map(({ id }) => id)).toEqual(['img-1', 'img-2', 'img-3']);
});

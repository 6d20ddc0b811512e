import { parseCloudTimestamp, parseUserTimestamp } from '../../src/image/timestamp';

test.each`
  cloud                            | ours
  ${'2014-07-22T09:53:44Z'}        | ${'2014-07-22T09:53:44.000Z'}
  ${'2021-07-26T21:55:12+08:00'}   | ${'2021-07-26T13:55:12.000Z'}
  ${'2016-10-31T06:55:33.921878Z'} | ${'2016-10-31T06:55:33.921Z'}
  ${'2022-01-22 10:54:34'}         | ${'2022-01-22T02:54:34.000Z'}
  ${'2017-12-05T22:40Z'}           | ${'2017-12-05T22:40:00.000Z'}
  ${'2021-07-26T21:55:12+0800'}    | ${'2021-07-26T13:55:12.000Z'}
  ${' 2014-07-22t09:53:44z '}      | ${'2014-07-22T09:53:44.000Z'}
  ${'2021-01-01T24:00:00Z'}        | ${'2021-01-02T00:00:00.000Z'}
  ${'2021-02-30T00:00:00Z'}        | ${undefined}
  ${'2021-13-01T00:00:00Z'}        | ${undefined}
  ${'2021-01-01T25:00:00Z'}        | ${undefined}
  ${'yesterday'}                   | ${undefined}
  ${''}                            | ${undefined}
  ${null}                          | ${undefined}
`('the stamp $cloud is $ours', ({ cloud, ours }) => {
  expect(parseCloudTimestamp(cloud)).toBe(ours);
});

test.each`
  input                          | instant
  ${'2026-01-31'}                | ${'2026-01-31T00:00:00.000Z'}
  ${'2026-01-31T08:00:00+08:00'} | ${'2026-01-31T00:00:00.000Z'}
  ${'2026-02-30'}                | ${undefined}
  ${'2026-01-31T08:00:00'}       | ${undefined}
  ${'last week'}                 | ${undefined}
`('the argument $input is $instant', ({ input, instant }) => {
  expect(parseUserTimestamp(input)).toBe(instant);
});

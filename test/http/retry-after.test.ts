import { alicloud } from '../../src/clouds/alicloud';
import { readRetryAfter } from '../../src/http/retry-after';

const now = Date.parse('2024-05-06T07:08:09Z');

test.each`
  headers                                                         | ms
  ${{}}                                                           | ${undefined}
  ${{ 'x-acs-retry-after': '1500' }}                              | ${1500}
  ${{ 'x-acs-retry-after': '0' }}                                 | ${undefined}
  ${{ 'x-acs-retry-after': '-3' }}                                | ${undefined}
  ${{ 'x-acs-retry-after': 'soon' }}                              | ${undefined}
  ${{ 'x-acs-retry-after': '0', 'retry-after': '2' }}             | ${2000}
  ${{ 'x-ratelimit-user-api': 'Limit:10,Remain:0,TimeLeft:700' }} | ${700}
  ${{ 'x-ratelimit-user': 'Limit:10,TimeLeft:800' }}              | ${800}
  ${{ 'x-ratelimit-user': 'Limit:10,TimeLeft:0' }}                | ${undefined}
  ${{ 'retry-after': '7' }}                                       | ${7000}
  ${{ 'retry-after': 'Mon, 06 May 2024 07:08:12 GMT' }}           | ${3000}
  ${{ 'retry-after': 'Mon, 06 May 2024 07:08:00 GMT' }}           | ${undefined}
  ${{ 'retry-after': 'tomorrow' }}                                | ${undefined}
  ${{ 'x-acs-retry-after': '1500', 'retry-after': '7' }}          | ${1500}
`('$headers means a wait of $ms ms', ({ headers, ms }) => {
  expect(readRetryAfter(headers, now, alicloud.retryHints?.(headers))).toBe(ms);
});

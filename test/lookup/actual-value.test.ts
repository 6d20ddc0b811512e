import type { Image } from '../../src/image/image';
import { describeActualValue } from '../../src/lookup/actual-value';
import { getSource, type SourceId } from '../../src/sources/registry';
import { renderText } from '../../src/text';
import { image } from '../support/images';

test.each`
  argument              | facts                                                | actual
  ${'status'}           | ${{ status: 'creating' }}                            | ${'status is creating'}
  ${'status'}           | ${{ status: undefined }}                             | ${'status is not reported'}
  ${'platform'}         | ${{ platform: 'rocky' }}                             | ${'platform is rocky'}
  ${'platformVersion'}  | ${{ platformVersion: '24.04' }}                      | ${'platformVersion is 24.04'}
  ${'variant'}          | ${{ variant: 'gpu cuda' }}                           | ${'variant is gpu cuda'}
  ${'variant'}          | ${{}}                                                | ${'variant is plain'}
  ${'longTermSupport'}  | ${{}}                                                | ${'longTermSupport is not reported'}
  ${'longTermSupport'}  | ${{ longTermSupport: false }}                        | ${'longTermSupport is false'}
  ${'maxSizeGib'}       | ${{ sizeGib: 500 }}                                  | ${'sizeGib is 500'}
  ${'excludeNameRegex'} | ${{ name: 'web' }}                                   | ${'name is web'}
  ${'osNameRegex'}      | ${{ osName: 'Ubuntu 22.04' }}                        | ${'osName is Ubuntu 22.04'}
  ${'cloudInit'}        | ${{ cloudInit: false }}                              | ${'cloudInit is false'}
  ${'ids'}              | ${{}}                                                | ${'id is m-1'}
  ${'owners'}           | ${{ ownerAlias: 'shared', ownerId: '1777777' }}      | ${'owner is shared 1777777'}
  ${'owners'}           | ${{}}                                                | ${'owner is not reported'}
  ${'tags'}             | ${{ tags: { env: 'dev', other: 'x' } }}              | ${'tags are env=dev, no team'}
  ${'createdBefore'}    | ${{ createdAt: '2026-01-01T00:00:00.000Z' }}         | ${'createdAt is 2026-01-01T00:00:00.000Z'}
  ${'nameRegex'}        | ${{ name: 'web' }}                                   | ${'name is web'}
  ${'description'}      | ${{ description: 'a'.repeat(300) }}                  | ${`description is ${'a'.repeat(200)}...`}
  ${'family'}           | ${{ family: 'golden' }}                              | ${'family is golden'}
  ${'usage'}            | ${{ usage: 'none' }}                                 | ${'usage is none'}
  ${'snapshotId'}       | ${{ diskDeviceMappings: [{ snapshotId: 's-1' }] }}   | ${'snapshotId is s-1'}
  ${'snapshotId'}       | ${{}}                                                | ${'snapshotId is not reported'}
  ${'ioOptimized'}      | ${{ isSupportIoOptimized: false }}                   | ${'ioOptimized is false'}
  ${'cpuOnlineUpgrade'} | ${{ features: { cpuOnlineUpgrade: 'unsupported' } }} | ${'cpuOnlineUpgrade is unsupported'}
`(
  'where $argument fails, an image with $facts has the actual value $actual',
  ({ argument, facts, actual }) => {
    expect(actualFor('alicloud-ecs', argument, facts)).toBe(actual);
  },
);

const normal = { type: 'Normal', message: 'created' };
const warning = { type: 'Warning', reason: 'Failed', message: 'no such image' };

test.each`
  events               | actual
  ${[warning, normal]} | ${'status is failed (Failed: no such image)'}
  ${[normal]}          | ${'status is failed (created)'}
  ${[]}                | ${'status is failed'}
`(
  'a failed image cache with the events $events has the actual status $actual',
  ({ events, actual }) => {
    expect(actualFor('alicloud-eci', 'status', { status: 'failed', events })).toBe(actual);
  },
);

function actualFor(id: SourceId, argument: string, fields: object): string {
  // Fields of one source, next to the neutral ones.
  const failed = image('m-1', fields as Partial<Image>);
  const query = { source: id, tags: { env: 'prod', team: 'b' } };
  const parsed = { source: getSource(id), query, kind: 'find' } as const;
  return renderText(describeActualValue(argument, failed, parsed));
}

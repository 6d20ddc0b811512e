import { startSimulator } from '../../src/simulator';

test.each`
  options                                         | message                                  | advice
  ${{ images: -1 }}                               | ${'images -1 is less than 0'}            | ${''}
  ${{ latencyMs: Number.NaN }}                    | ${'latencyMs NaN is not a number'}       | ${''}
  ${{ port: 70_000 }}                             | ${'port 70000 is more than 65535'}       | ${''}
  ${{ faults: [{ kind: 'throttle', times: 0 }] }} | ${'faults.0.times 0 is less than 1'}     | ${''}
  ${{ accessKeyId: '' }}                          | ${'accessKeyId is empty'}                | ${'Leave it out'}
  ${{ accessKeySecret: 12345 }}                   | ${'accessKeySecret is invalid'}          | ${'leave it out'}
  ${{ securityToken: 12345 }}                     | ${'securityToken is invalid'}            | ${'leave it out'}
  ${{ latency: 80 }}                              | ${'unknown argument "latency"'}          | ${'Did you mean "latencyMs"?'}
  ${{ catalog: 'images.json' }}                   | ${'catalog "images.json" is not a list'} | ${''}
`('$options is rejected: $message', async ({ options, message, advice }) => {
  await expect(startSimulator(options)).rejects.toMatchObject({
    code: 'InvalidQuery',
    message,
    detail: expect.stringContaining(advice),
  });
});

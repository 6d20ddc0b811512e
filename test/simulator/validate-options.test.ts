import { startSimulator } from '../../src/simulator';

test.each`
  options                                         | named
  ${{ images: -1 }}                               | ${'images'}
  ${{ latencyMs: Number.NaN }}                    | ${'latencyMs'}
  ${{ port: 70_000 }}                             | ${'port'}
  ${{ faults: [{ kind: 'throttle', times: 0 }] }} | ${'faults.0.times'}
  ${{ accessKeyId: '' }}                          | ${'accessKeyId'}
  ${{ latency: 80 }}                              | ${'"latency"'}
  ${{ catalog: 'images.json' }}                   | ${'catalog'}
`('$options is refused, and $named is named', async ({ options, named }) => {
  await expect(startSimulator(options)).rejects.toMatchObject({
    code: 'InvalidQuery',
    message: expect.stringContaining(named),
  });
});

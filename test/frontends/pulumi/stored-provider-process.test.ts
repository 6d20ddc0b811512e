import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { resolveOutput, shareMockEnvironment } from './support/mock-program';

const { open } = shareMockEnvironment({ catalog: [] });

test('the code that a state stores loads its provider from the installed package', async () => {
  const { imagepin, resources } = await open();
  await resolveOutput(new imagepin.AlicloudEcsImagePin('web', { ids: ['m-1'] }).urn);

  // Node itself, as in Pulumi's engine: Jest resolves packages in its own way.
  const calls = execFileSync(
    process.execPath,
    [
      '-e',
      `${resources[0]?.inputs.__provider} console.log(Object.keys(exports.handler()).sort().join())`,
    ],
    { cwd: join(__dirname, '../../..'), encoding: 'utf8' },
  );

  expect(calls).toBe('check,configure,create,diff,read,update\n');
});

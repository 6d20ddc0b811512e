import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { clouds } from '../../src/clouds/registry';
import { type Simulator, startSimulator } from '../../src/simulator';
import { commandResult } from '../support/command-result';

const MAIN = join(__dirname, '../../dist/frontends/cli/main.js');
const COMMANDS = 100;
const PLATFORMS = ['ubuntu', 'alinux', 'windows-server', 'debian'];

const ENVIRONMENT = {
  IMAGEPIN_REGION: 'cn-hangzhou',
  ...Object.fromEntries(
    clouds
      .flatMap(({ credentials: { variables } }) => [variables[0].id[0], variables[0].secret[0]])
      .map((name) => [name, 'simulator']),
  ),
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ images: 200 });
});
afterAll(() => simulator.close());

test('a hundred commands at once on one simulator all print their images', async () => {
  const idsOf = Object.fromEntries(
    await Promise.all(
      PLATFORMS.map(async (platform) => [platform, await listIds(platform)] as const),
    ),
  );

  const printed = await Promise.all(
    Array.from({ length: COMMANDS }, (_, index) => listIds(PLATFORMS[index % PLATFORMS.length])),
  );

  expect(printed).toEqual(
    printed.map((_, index) => idsOf[PLATFORMS[index % PLATFORMS.length] ?? '']),
  );
  expect(Object.values(idsOf).flat()).not.toHaveLength(0);
});

async function listIds(platform = ''): Promise<readonly string[]> {
  const flags = ['--source', 'alicloud-ecs', '--platform', platform, '--json', '--quiet'];
  const child = spawn(process.execPath, [MAIN, 'list', ...flags], {
    env: { PATH: process.env.PATH, IMAGEPIN_ENDPOINT: simulator.url, ...ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, text, json } = await commandResult(child);
  if (code !== 0) {
    throw new Error(`exit code ${code}: ${text}`);
  }
  // The output of `imagepin list --json`.
  return (json() as { readonly imageIds: readonly string[] }).imageIds;
}

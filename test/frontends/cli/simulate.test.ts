import { faults } from '../../../src/simulator/faults/fault-table';
import { closeAfterTest } from '../../support/closing';
import { startTestServer } from '../../support/test-server';
import { runCli } from '../support/run-cli';

afterEach(() => {
  jest.restoreAllMocks();
});

/** Starts the simulator, passes its output on, and stops it after its use. */
async function withSimulateCommand(
  flags: string,
  use: (printed: string) => Promise<void>,
  files = {},
) {
  const ending = new AbortController();
  let using = Promise.resolve();
  const outcome = await runCli(`simulate ${flags}`, {
    files,
    signal: ending.signal,
    onOutput: (printed) => {
      using = use(printed).finally(() => ending.abort());
    },
  });
  await using;
  return outcome;
}

test('the printed environment sends lookups to the simulator', async () => {
  expect.assertions(3);

  const { code } = await withSimulateCommand('--images 30', async (printed) => {
    const pairs = printed.matchAll(/^export (\w+)=(.*)$/gm);
    const env = Object.fromEntries([...pairs].map(([, name, value]) => [name, value]));
    const found = await runCli('list --source alicloud-ecs --json', { env });

    expect(found.code).toBe(0);
    expect(JSON.parse(found.stdout).warnings).toEqual([]);
  });

  expect(code).toBe(0);
});

test('credentials, seed, faults and catalog are flags', async () => {
  expect.assertions(2);
  // The shortest wait before a retry.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  const image = { source: 'alicloud-eci', id: 'imc-1', name: 'mine', status: 'available' };
  const flags =
    '--json --access-key-id me --access-key-secret it' +
    ' --catalog mine.json --fault throttle=2 --fault reset --seed 7 --latency-ms 1 --port 0';

  const use = async (printed: string) => {
    const { environment } = JSON.parse(printed);
    const ours = await runCli('list --source alicloud-eci --json', { env: environment });
    const others = await runCli('list --source alicloud-eci', {
      env: { ...environment, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'another' },
    });

    expect(JSON.parse(ours.stdout)).toMatchObject({ imageIds: ['imc-1'], stats: { tries: 4 } });
    expect(others.code).toBe(3);
  };

  await withSimulateCommand(flags, use, { 'mine.json': JSON.stringify([image]) });
});

test('values with special characters are quoted for a shell', async () => {
  expect.assertions(1);

  await withSimulateCommand('--access-key-secret $it', async (printed) => {
    expect(printed).toContain("export VOLCENGINE_SECRET_KEY='$it'");
  });
});

test.each`
  flags                      | message
  ${'--port 65536'}          | ${'--port 65536 is more than 65535'}
  ${'--images many'}         | ${'--images "many" is not a number'}
  ${'--fault flood'}         | ${'unknown fault "flood"'}
  ${'--catalog absent.json'} | ${'cannot read catalog "absent.json"'}
`('$flags is wrong usage: $message', async ({ flags, message }) => {
  const { code, stderr } = await runCli(`simulate ${flags}`);

  expect(code).toBe(2);
  expect(stderr).toContain(`error: ${message}\n`);
});

test.each(['--access-key-id', '--access-key-secret'])('%s cannot be empty', async (flag) => {
  const { code, stderr } = await runCli(['simulate', flag, '']);

  expect(code).toBe(2);
  expect(stderr).toContain(`error: ${flag} is empty\n`);
});

test('--help describes every fault', async () => {
  const { stdout } = await runCli('simulate --help');

  const described = [...stdout.matchAll(/^ {2}([\w-]+) +\w+s /gm)].map(([, kind]) => kind);
  expect(described).toEqual(expect.arrayContaining(faults.map(({ kind }) => kind)));
});

test('a port in use is wrong usage', async () => {
  const { port } = closeAfterTest(await startTestServer((response) => response.end()));

  const { code, stderr } = await runCli(`simulate --port ${port}`);

  expect(code).toBe(2);
  expect(stderr).toContain(`error: cannot listen on port ${port}\n  `);
});

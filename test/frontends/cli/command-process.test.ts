import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

const main = join(__dirname, '../../../dist/frontends/cli/main.js');

test('a script reads the ID and the exit code', async () => {
  const child = start([
    ...'find --source alicloud-ecs --region cn-hangzhou --owners system'.split(' '),
    ...'--platform ubuntu --architecture x86_64 --most-recent --simulate'.split(' '),
  ]);

  const { code, stdout, stderr } = await processResult(child);

  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^ubuntu_\S+\n$/) });
  expect(stderr).toContain('chosen: ubuntu_');
});

test('wrong usage exits with 2', async () => {
  const { code, stderr } = await processResult(start(['find', '--platfrom', 'ubuntu']));

  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: unknown option "--platfrom"\n/);
});

test('a pipe that head closes ends the command silently', async () => {
  const child = start(
    'list --source alicloud-eci --region cn-hangzhou --simulate --quiet'.split(' '),
  );
  child.stdout?.destroy();

  const { code, stderr } = await processResult(child);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a closed pipe ends the demo silently', async () => {
  const child = spawnNode([join(main, '../demo.js')]);
  child.stdout?.destroy();

  const { code, stderr } = await processResult(child);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a failure keeps its exit code if its output is not read', async () => {
  const child = start(['nonsense']);
  child.stdout?.destroy();

  const { code } = await processResult(child);

  expect(code).toBe(2);
});

test.each(['list', 'list --json'])('%s to a full disk fails with an error', async (command) => {
  const full = openSync('/dev/full', 'w');
  const args = '--source alicloud-eci --region cn-hangzhou --simulate --quiet'.split(' ');
  const child = spawn(process.execPath, [main, ...command.split(' '), ...args], {
    env: { HOME: '/nowhere' },
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);

  const { code, stderr } = await processResult(child);

  expect(code).toBe(2);
  expect(stderr.match(/cannot write the result: ENOSPC/g)).toHaveLength(1);
});

describe('Ctrl-C', () => {
  let silent: Server;

  beforeEach(async () => {
    silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });

  afterEach(() => silent.close());

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a lookup at once', async (signal) => {
    const child = start('list --source alicloud-eci --region cn-hangzhou --json'.split(' '), {
      IMAGEPIN_ENDPOINT: urlOf(silent),
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'me',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'it',
    });
    const ended = processResult(child);
    const [socket] = await once(silent, 'connection');
    const closed = once(socket.resume(), 'close');

    const begin = performance.now();
    child.kill(signal);
    const { code, stderr } = await ended;

    // The promise is 100 ms; a loaded machine adds its own.
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(code).toBe(130);
    expect(JSON.parse(stderr).error.code).toBe('Cancelled');
    await closed;
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the simulator as it should', async (signal) => {
  const child = start(['simulate']);
  const ended = processResult(child);
  if (child.stdout) {
    await once(child.stdout, 'data');
  }

  child.kill(signal);

  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(stdout).toContain('export IMAGEPIN_ENDPOINT=http://127.0.0.1:');
});

test.each`
  args                                                  | loads             | never
  ${'--help'}                                           | ${'cli/main.js'}  | ${['cli/find', 'node_modules']}
  ${'--version'}                                        | ${'cli/main.js'}  | ${['cli/find', 'node_modules']}
  ${'simulate --help'}                                  | ${'cli/simulate'} | ${['cli/find', 'node_modules']}
  ${'find --help'}                                      | ${'cli/find'}     | ${['cli/list', 'node_modules']}
  ${'list --source alicloud-eci --region a --simulate'} | ${'pop-core'}     | ${['@alicloud/credentials', 'https-proxy-agent', 're2js']}
`('imagepin $args loads no more than it needs', async ({ args, loads, never }) => {
  const { stderr } = await processResult(startListingModules(args.split(' ')));

  expect(stderr).toContain(loads);
  expect(never.filter((part: string) => stderr.includes(part))).toEqual([]);
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawnNode([main, ...args], env);
}

/** Prints the loaded modules to standard error at exit. */
function startListingModules(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const print = 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")))';
  const path = JSON.stringify(main);
  const script = `${print}; process.argv.splice(1, 0, ${path}); require(${path})`;
  return spawnNode(['-e', script, '--', ...args], env);
}

/** Without the credentials and settings of the machine. */
function spawnNode(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, args, { env: { HOME: '/nowhere', ...env } });
}

async function processResult(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

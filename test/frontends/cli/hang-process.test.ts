import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  constants,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from '../../support/closing';

const MAIN = join(__dirname, '../../../dist/frontends/cli/main.js');
const LIST = ['list', '--source', 'alicloud-eci', '--region', 'cn-hangzhou'];
const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'me', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'it' };

/** The promise is 100 ms, which the bench measures; a loaded machine adds its own. */
const WIDE_MARGIN_MS = 2_000;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagepin-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A command that hangs, and the promise that it does. */
interface Hang {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The program that runs the command in its last arguments. */
  readonly launcher?: readonly string[];
  readonly isHanging: Promise<unknown>;
}

/** What a process that is to end within its deadline may wait for, each in a way that the deadline cannot interrupt by itself. */
const hangs: Readonly<Record<string, () => Promise<Hang>>> = {
  'a silent server': async () => {
    const server = closeAfterTest(createServer()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    return {
      env: { ...KEYS, IMAGEPIN_ENDPOINT: `http://127.0.0.1:${port}` },
      isHanging: once(server, 'connection').then(([socket]) => socket.on('error', () => {})),
    };
  },
  'a silent name server': async () => {
    const nameServer = closeAfterTest(createSocket('udp4'));
    nameServer.bind(53, '127.0.0.77');
    await once(nameServer, 'listening');
    const configuration = join(folder, 'resolv.conf');
    writeFileSync(configuration, 'nameserver 127.0.0.77\n');
    return {
      env: KEYS,
      launcher: [
        'unshare',
        '-m',
        'sh',
        '-c',
        `mount --bind ${configuration} /etc/resolv.conf; exec "$@"`,
        'sh',
      ],
      isHanging: once(nameServer, 'message'),
    };
  },
  'a catalog in a pipe that nobody writes to': async () => {
    const pipe = makePipe('catalog');
    const writer = open(pipe, 'w').then(closeAfterTest);
    return { args: ['--simulate', '--catalog', pipe], isHanging: writer };
  },
  'a command for credentials': async () => {
    const { isRunning } = useCommandForCredentials();
    return { env: { ALIBABA_CLOUD_PROFILE: 'command' }, isHanging: isRunning };
  },
};

const canReplaceNameServer =
  spawnSync('unshare', ['-m', 'true']).status === 0 && process.getuid?.() === 0;
const names = Object.keys(hangs).filter(
  (name) => name !== 'a silent name server' || canReplaceNameServer,
);

describe.each(names)('%s', (name) => {
  test('does not outlast the deadline', async () => {
    const { hang, child } = await start(name, ['--timeout-seconds', '1']);

    await hang.isHanging;
    const { code, stderr, msToEnd } = await ended(child);

    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('no result within 1 s'),
    });
    expect(msToEnd).toBeLessThan(WIDE_MARGIN_MS);
  });

  test('is ended by the first Ctrl-C', async () => {
    const { hang, child } = await start(name);

    await hang.isHanging;
    child.kill('SIGINT');
    const { code, stderr, msToEnd } = await ended(child);

    expect({ code, stderr }).toEqual({ code: 130, stderr: 'error: the lookup was canceled\n' });
    expect(msToEnd).toBeLessThan(WIDE_MARGIN_MS);
  });
});

test('the command for credentials is ended at the deadline', async () => {
  const { isRunning, hasEnded } = useCommandForCredentials();
  const child = spawnNode([...LIST, '--timeout-seconds', '1'], {
    ALIBABA_CLOUD_PROFILE: 'command',
  });

  await isRunning;
  await ended(child);

  await expect(hasEnded()).resolves.toBe('');
});

test.each`
  place                                  | path                     | env
  ${'the configuration of a cloud'}      | ${'.aliyun/config.json'} | ${{}}
  ${'a file that a variable names'}      | ${'keys'}                | ${{ ALIBABA_CLOUD_CREDENTIALS_FILE: 'keys' }}
  ${'a token file that a library reads'} | ${'token'}               | ${{ ALIBABA_CLOUD_OIDC_TOKEN_FILE: 'token' }}
`('a pipe as $place is refused at once', async ({ path, env }) => {
  const pipe = makePipe(path);
  const files = Object.fromEntries(Object.keys(env).map((name) => [name, pipe]));

  const { code, stderr, msToEnd } = await ended(spawnNode(LIST, files));

  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(`error: ${pipe} is not a regular file\n`),
  });
  expect(msToEnd).toBeLessThan(WIDE_MARGIN_MS);
});

test('a list in a pipe is a catalog', async () => {
  const pipe = makePipe('catalog');
  const first = spawnNode([...LIST, '--simulate', '--quiet', '--json'], {});
  first.stdout?.pipe(createWriteStream(pipe));

  const { code, stdout } = await ended(
    spawnNode([...LIST, '--simulate', '--quiet', '--catalog', pipe], {}),
  );

  expect(code).toBe(0);
  expect(stdout.match(/\n/g)?.length).toBeGreaterThan(10);
});

async function start(name: string, args: readonly string[] = []) {
  const hang = await hangs[name]?.();
  if (!hang) {
    throw new Error(`unknown hang ${name}`);
  }
  const command = [...LIST, ...args, ...(hang.args ?? [])];
  return { hang, child: spawnNode(command, hang.env ?? {}, hang.launcher) };
}

function spawnNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  launcher: readonly string[] = [],
): ChildProcess {
  const [program = '', ...rest] = [...launcher, process.execPath, MAIN, ...args];
  const { PATH } = process.env;
  const child = spawn(program, rest, { env: { PATH, HOME: folder, ...env } });
  closeAfterTest({ close: () => child.kill('SIGKILL') });
  return child;
}

/** Waits for the end, and measures the time since the first text on standard error. */
async function ended(child: ChildProcess) {
  const output = { stdout: '', stderr: '' };
  let saidAt = Number.POSITIVE_INFINITY;
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    saidAt = Math.min(saidAt, performance.now());
    output.stderr += text;
  });
  const [code] = await once(child, 'exit');
  const msToEnd = performance.now() - saidAt;
  if (child.stderr?.readableEnded === false) {
    await once(child.stderr, 'end');
  }
  return { code, ...output, msToEnd };
}

function makePipe(name: string): string {
  const pipe = join(folder, name);
  mkdirSync(join(pipe, '..'), { recursive: true });
  execFileSync('mkfifo', [pipe]);
  // Ends whatever still waits for the other end of the pipe.
  const { O_RDWR, O_NONBLOCK } = constants;
  closeAfterTest({ close: () => closeSync(openSync(pipe, O_RDWR | O_NONBLOCK)) });
  return pipe;
}

/** Selects a profile with a command that never ends, and keeps a pipe open while it runs. */
function useCommandForCredentials() {
  const pipe = makePipe('running');
  const command = join(folder, 'command');
  writeFileSync(command, `#!/bin/sh\nexec 3> "${pipe}"\necho running >&3\nexec sleep 600\n`);
  chmodSync(command, 0o755);
  mkdirSync(join(folder, '.aliyun'), { recursive: true });
  writeFileSync(
    join(folder, '.aliyun/config.json'),
    JSON.stringify({ profiles: [{ name: 'command', mode: 'External', process_command: command }] }),
  );
  const reader = open(pipe, 'r').then(closeAfterTest);
  const isRunning = reader.then((file) => file.read(Buffer.alloc(8), 0, 8));
  // Nothing more is written, so this ends with the command.
  return { isRunning, hasEnded: async () => (await reader).readFile('utf8') };
}

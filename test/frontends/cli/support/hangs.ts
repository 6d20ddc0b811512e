import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, closeSync, constants, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

const MAIN = join(__dirname, '../../../../dist/frontends/cli/main.js');
export const LIST = ['list', '--source', 'alicloud-eci', '--region', 'cn-hangzhou'];
const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'me', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'it' };

/** The place of a hang: an empty folder, and a function that closes what is opened. */
export interface HangPlace {
  readonly folder: string;
  keep<Resource extends { close(): unknown }>(resource: Resource): Resource;
}

/** What a command needs to hang, and a promise that resolves when it does. */
interface Hang {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The program that runs the command in its last arguments. */
  readonly launcher?: readonly string[];
  readonly isHanging: Promise<unknown>;
}

/** What a lookup may wait for until its deadline or Ctrl-C. */
const hangs = {
  'a silent server': async ({ keep }: HangPlace): Promise<Hang> => {
    const server = keep(createServer()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    return {
      env: { ...KEYS, IMAGEPIN_ENDPOINT: `http://127.0.0.1:${port}` },
      isHanging: once(server, 'connection').then(([socket]) => socket.on('error', () => {})),
    };
  },
  'a silent name server': async ({ folder, keep }: HangPlace): Promise<Hang> => {
    const nameServer = keep(createSocket('udp4'));
    nameServer.bind(53, '127.0.0.77');
    await once(nameServer, 'listening');
    const configuration = join(folder, 'resolv.conf');
    writeFileSync(configuration, 'nameserver 127.0.0.77\n');
    const script = `mount --bind ${configuration} /etc/resolv.conf; exec "$@"`;
    return {
      env: KEYS,
      launcher: ['unshare', '-m', 'sh', '-c', script, 'sh'],
      isHanging: once(nameServer, 'message'),
    };
  },
  'a catalog in a silent pipe': async (place: HangPlace): Promise<Hang> => {
    const pipe = makePipe('catalog', place);
    return {
      args: ['--simulate', '--catalog', pipe],
      isHanging: open(pipe, 'w').then(place.keep),
    };
  },
  'a command for credentials': async (place: HangPlace): Promise<Hang> => {
    const { env, isRunning } = commandForCredentials(place);
    return { env, isHanging: isRunning };
  },
};

export type HangName = keyof typeof hangs;

const canReplaceNameServer =
  process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

/** The hangs that this machine can produce. */
export const hangNames = (Object.keys(hangs) as HangName[]).filter(
  (name) => name !== 'a silent name server' || canReplaceNameServer,
);

/** Starts a list that hangs, and returns its process when it does. */
export async function startHang(
  name: HangName,
  args: readonly string[],
  place: HangPlace,
): Promise<ChildProcess> {
  const hang = await hangs[name](place);
  const child = startCommand([...LIST, ...args, ...(hang.args ?? [])], place, hang);
  await hang.isHanging;
  return child;
}

/** Starts a command line whose home is the folder of the place. */
export function startCommand(
  args: readonly string[],
  { folder, keep }: HangPlace,
  { env = {}, launcher = [] }: Pick<Hang, 'env' | 'launcher'> = {},
): ChildProcess {
  const [program = '', ...rest] = [...launcher, process.execPath, MAIN, ...args];
  const child = spawn(program, rest, { env: { PATH: process.env.PATH, HOME: folder, ...env } });
  keep({ close: () => child.kill('SIGKILL') });
  return child;
}

/** Waits for the end of a command, and measures the time since its first text on standard error. */
export async function endOf(child: ChildProcess) {
  const output = { stdout: '', stderr: '' };
  let firstTextAt = Number.POSITIVE_INFINITY;
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    firstTextAt = Math.min(firstTextAt, performance.now());
    output.stderr += text;
  });
  const [code] = await once(child, 'exit');
  const msToEnd = performance.now() - firstTextAt;
  if (child.stderr?.readableEnded === false) {
    await once(child.stderr, 'end');
  }
  return { code, ...output, msToEnd };
}

export function makePipe(name: string, { folder, keep }: HangPlace): string {
  const pipe = join(folder, name);
  mkdirSync(dirname(pipe), { recursive: true });
  execFileSync('mkfifo', [pipe]);
  // Ends whatever still waits for the other end of the pipe.
  const { O_RDWR, O_NONBLOCK } = constants;
  keep({ close: () => closeSync(openSync(pipe, O_RDWR | O_NONBLOCK)) });
  return pipe;
}

/** A profile with a command that never ends, and that keeps a pipe open while it runs. */
export function commandForCredentials(place: HangPlace) {
  const pipe = makePipe('running', place);
  const command = join(place.folder, 'command');
  writeFileSync(command, `#!/bin/sh\nexec 3> "${pipe}"\necho running >&3\nexec sleep 600\n`);
  chmodSync(command, 0o755);
  mkdirSync(join(place.folder, '.aliyun'), { recursive: true });
  writeFileSync(
    join(place.folder, '.aliyun/config.json'),
    JSON.stringify({ profiles: [{ name: 'command', mode: 'External', process_command: command }] }),
  );
  const reader = open(pipe, 'r').then(place.keep);
  return {
    env: { ALIBABA_CLOUD_PROFILE: 'command' },
    isRunning: reader.then((file) => file.read(Buffer.alloc(8), 0, 8)),
    /** Resolves to no text when the command has ended, since it writes nothing more. */
    ended: async () => (await reader).readFile('utf8'),
  };
}

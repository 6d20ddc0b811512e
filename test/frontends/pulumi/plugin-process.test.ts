import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { credentials } from '@grpc/grpc-js';
import type { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import { InvokeRequest, type InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { version } from '../../../package.json';
import { until } from '../../support/waiting';
import { callPlugin, startEngineStub } from './support/plugin-host';

const PLUGIN = join(__dirname, '../../../dist/pulumi-resource-imagepin');

/** Each in a process group of its own. */
const processes: ChildProcess[] = [];
afterEach(() => {
  for (const { pid = 0 } of processes.splice(0)) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // All of its group have ended.
    }
  }
});

test('the plugin prints its port alone and listens there', async () => {
  const { port, output, client, child, exited } = await launch();

  const lines = await pluginVersion(client);
  child.kill('SIGTERM');
  await exited;

  expect(lines).toBe(version);
  expect(output).toEqual({ out: `${port}\n`, err: '' });
});

test('the plugin prints its purpose and an example when started in a terminal', async () => {
  const { port, output } = await launch({
    NODE_OPTIONS: '--import=data:text/javascript,process.stdout.isTTY=true',
  });
  await until(() => output.err.endsWith('"imagepin --help".\n'));

  expect(output.out).toBe(`${port}\n`);
  expect(output.err).toMatch(/provider for Pulumi, which Pulumi starts/);
  expect(output.err).toContain(`PULUMI_DEBUG_PROVIDERS=imagepin:${port} pulumi preview`);
});

test('messages for users go to the engine at the address that follows the flags', async () => {
  const engine = await startEngineStub();
  const { client } = await launch({ IMAGEPIN_SIMULATE: '1' }, [
    '--logtostderr',
    '-v=9',
    engine.address,
  ]);
  const request = new InvokeRequest()
    .setTok('imagepin:index:getAlicloudEcsImages')
    .setArgs(Struct.fromJavaScript({ region: 'cn-hangzhou', limit: 2 }));

  await callPlugin<InvokeResponse>((done) => client.invoke(request, done));
  engine.close();

  expect(engine.messages).toEqual([
    'warning at program: no cloud was queried: the images are simulated',
  ]);
});

test('the plugin ends when its parent process has ended', async () => {
  const shell = spawn('/bin/sh', ['-c', '"$0" & wait', PLUGIN], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(shell);
  const closed = once(shell, 'close');
  await once(createInterface(shell.stdout), 'line');

  shell.kill('SIGKILL');

  // The pipe is open as long as the plugin runs.
  await closed;
  expect(shell.signalCode).toBe('SIGKILL');
});

test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends the plugin', async (signal) => {
  const { child, exited } = await launch();

  child.kill(signal);

  expect(await exited).toEqual([0, null]);
});

test('Ctrl-C does not end the plugin before the engine cancels', async () => {
  const { child, client, exited } = await launch();

  child.kill('SIGINT');
  const lines = await pluginVersion(client);
  await callPlugin<Empty>((done) => client.cancel(new Empty(), done));
  child.kill('SIGINT');

  expect(lines).toBe(version);
  expect(await exited).toEqual([0, null]);
});

test.each([
  ['speaks another protocol', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['sends no bytes', ''],
  ['sends broken frames', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0001\u00ff\u00ff'],
])('survives a client that %s', async (_, bytes) => {
  const { port, client } = await launch();
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume().end(bytes);
  await once(socket, 'close');

  expect(await pluginVersion(client)).toBe(version);
});

test.each([
  ['where there is no Node', { PATH: '/nonexistent' }, /^imagepin needs Node.js 20.19 or later/],
  [
    'by a Node that is too old',
    { NODE_OPTIONS: `--require ${join(__dirname, '../terraform/support/node-18.cjs')}` },
    /^imagepin needs Node.js 20.19 or later, and the "node" on the PATH is v18.20.8.$/,
  ],
])('a start %s fails with the line that engines show', async (_, env, message) => {
  const { port: line, exited } = await launch(env);

  expect(line).toMatch(message);
  expect(await exited).toEqual([1, null]);
});

/** Starts the plugin and waits for its first line. */
async function launch(
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = ['127.0.0.1:1'],
) {
  const child = spawn(PLUGIN, args, {
    detached: true,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  const stderrLines = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    stderrLines.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderrLines.err += chunk;
  });
  const exited = once(child, 'close');
  const [port] = await once(createInterface(child.stdout), 'line');
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return { child, output: stderrLines, port: String(port), client, exited };
}

/** The version that the plugin returns. */
async function pluginVersion(client: ResourceProviderClient): Promise<string> {
  const info = await callPlugin<PluginInfo>((done) => client.getPluginInfo(new Empty(), done));
  return info.getVersion();
}

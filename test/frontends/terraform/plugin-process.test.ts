import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compressionAlgorithms, credentials } from '@grpc/grpc-js';
import { createCertificate } from '../../../src/frontends/terraform/certificate';
import { startSimulator } from '../../../src/simulator';
import { closeAfterTest } from '../../support/closing';
import { blockConfig, providerConfig } from './support/block';
import { connect } from './support/provider-host';

const PLUGIN = join(__dirname, '../../../dist/terraform-provider-imagepin');
const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const NO_BYTES = Buffer.alloc(0);
const LIST = 'imagepin_alicloud_ecs_images';

interface Identity {
  readonly certificate: Buffer;
  readonly key: Buffer;
}

const processes: ChildProcess[] = [];
afterEach(() => {
  for (const child of processes.splice(0)) {
    child.kill();
  }
});

test('the plugin completes the handshake, serves TLS and ends at Shutdown', async () => {
  const host = createIdentity();
  const { fields, exited } = await launch({ PLUGIN_CLIENT_CERT: String(host.certificate) });
  const { call, raw, close } = connect(`unix:${fields[3]}`, tlsCredentials(fields[5], host));

  const { dataSourceSchemas } = await call('GetProviderSchema', {});
  await raw('/plugin.GRPCController/Shutdown', NO_BYTES);
  await close();
  const [code] = await exited;

  expect(fields.slice(0, 3).concat(fields[4] ?? '')).toEqual(['1', '6', 'unix', 'grpc']);
  expect(fields[5]).not.toContain('=');
  expect(dataSourceSchemas?.length).toBeGreaterThan(10);
  expect(code).toBe(0);
  expect(existsSync(fields[3] ?? '')).toBe(false);
});

test.each([
  ['no certificate', undefined],
  ['a certificate of its own', createIdentity()],
])('a client with %s is rejected', async (_, identity) => {
  const { fields } = await launch({ PLUGIN_CLIENT_CERT: String(createIdentity().certificate) });
  const { raw, close } = connect(`unix:${fields[3]}`, tlsCredentials(fields[5], identity));

  const refused = raw('/tfplugin6.Provider/GetProviderSchema', NO_BYTES);

  await expect(refused).rejects.toThrow(/UNAVAILABLE/);
  await close();
});

test('the plugin serves without TLS, as debugged engines need', async () => {
  const { fields } = await launch({});
  const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());

  const { resources = [] } = await call('GetMetadata', {});
  await close();

  expect(fields[5]).toBe('');
  expect(resources.length).toBeGreaterThan(5);
});

test('compressed messages are accepted', async () => {
  const { fields } = await launch({});
  const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure(), {
    'grpc.default_compression_algorithm': compressionAlgorithms.gzip,
  });

  const { diagnostics = [] } = await call('ValidateDataResourceConfig', {
    typeName: LIST,
    config: blockConfig(LIST, { os: 'beos' }),
  });
  await close();

  expect(diagnostics).toHaveLength(1);
});

test('the plugin ends when its host has ended', async () => {
  const { fields, exited } = await launch({});
  const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());
  await call('GetMetadata', {});

  await close();
  const [code] = await exited;

  expect(code).toBe(0);
});

test('the plugin ignores Ctrl-C, which the host handles', async () => {
  const { child, fields } = await launch({});
  const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());

  child.kill('SIGINT');
  const { resources = [] } = await call('GetMetadata', {});
  await close();

  expect(resources.length).toBeGreaterThan(5);
});

test.each(['a closed connection', 'SIGTERM'])(
  '%s ends the plugin during a lookup that hangs',
  async (end) => {
    const folder = mkdtempSync(join(tmpdir(), 'imagepin-'));
    const catalog = join(folder, 'catalog');
    execFileSync('mkfifo', [catalog]);
    const { child, fields, exited } = await launch({
      IMAGEPIN_SIMULATE: '1',
      IMAGEPIN_CATALOG: catalog,
    });
    const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());
    await call('ConfigureProvider', { config: providerConfig({}) });
    const canceled = call('ReadDataSource', {
      typeName: LIST,
      config: blockConfig(LIST, { region: 'cn-hangzhou' }),
    }).catch(() => {});
    // Resolves when the plugin reads the pipe, which stays silent.
    const pipe = await open(catalog, 'w');

    await (end === 'SIGTERM' ? child.kill(end) : close());
    const [code] = await exited;
    await canceled;
    await close();
    await pipe.close();
    rmSync(folder, { recursive: true });

    expect(code).toBe(0);
  },
);

test('health checks pass, and unknown calls return UNIMPLEMENTED', async () => {
  const { fields } = await launch({});
  const { raw, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());

  const health = await raw('/grpc.health.v1.Health/Check', NO_BYTES);
  const unknown = raw('/tfplugin6.Provider/MoveResourceState', NO_BYTES);

  expect(health).toEqual(Buffer.of(8, 1));
  await expect(unknown).rejects.toThrow(/UNIMPLEMENTED/);
  await close();
});

test('only the user can access the socket', async () => {
  const { fields } = await launch({});

  expect(statSync(fields[3] ?? '').mode & 0o077).toBe(0);
});

test('the requested log has JSON lines with a level and no access keys', async () => {
  const planted = {
    access_key: 'PLANTED-id',
    secret_key: 'PLANTED-secret',
    security_token: 'PLANTED-token',
  };
  const simulator = closeAfterTest(await startSimulator());
  const { child, fields, exited } = await launch({ TF_LOG: 'trace', DEBUG: '*' });
  const log: string[] = [];
  child.stderr?.on('data', (chunk) => log.push(String(chunk)));
  const { call, close } = connect(`unix:${fields[3]}`, credentials.createInsecure());

  await call('ConfigureProvider', {
    config: providerConfig({ endpoint: simulator.url, region: 'cn-hangzhou', alicloud: planted }),
  });
  const { diagnostics } = await call('ReadDataSource', {
    typeName: LIST,
    config: blockConfig(LIST, {}),
  });
  await close();
  await exited;

  const lines = log.join('').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)['@level'])).toContain('trace');
  expect(JSON.stringify(diagnostics)).toContain('was refused');
  expect(JSON.stringify([log, diagnostics])).not.toContain('PLANTED');
});

test.each([
  ['by hand', {}, /which start it.*"imagepin --help"/s],
  ['where there is no Node', { PATH: '/nonexistent' }, /needs Node.js 20.19 or later/],
  [
    'by a Node that is too old',
    { NODE_OPTIONS: `--require ${join(__dirname, 'support/node-18.cjs')}` },
    /^imagepin needs Node.js 20.19 or later, and the "node" on the PATH is v18.20.8.$/m,
  ],
  [
    'where no socket can be made',
    { TF_PLUGIN_MAGIC_COOKIE: COOKIE, TMPDIR: '/nonexistent' },
    /^imagepin cannot start: no socket can be made in "\/nonexistent" \(EACCES|ENOENT\): set TMPDIR/,
  ],
  [
    'where the name of a socket would be too long',
    { TF_PLUGIN_MAGIC_COOKIE: COOKIE, TMPDIR: `/tmp/${'x'.repeat(120)}` },
    /^imagepin cannot start: the folder .* has too long a name for a socket: set TMPDIR/,
  ],
  [
    'where the handshake cannot hold the name of the socket',
    { TF_PLUGIN_MAGIC_COOKIE: COOKIE, TMPDIR: '/tmp/a|b' },
    /^imagepin cannot start: the folder "\/tmp\/a\|b" .*: set TMPDIR to a folder without "\|"/,
  ],
])('a start %s fails with one line', async (_, env, message) => {
  const child = spawn(PLUGIN, [], { env: { PATH: process.env.PATH, ...env } });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => chunks.push(String(chunk)));
  }

  const [code] = await once(child, 'close');

  expect(code).toBe(1);
  expect(chunks.join('')).toMatch(message);
});

async function launch(env: Readonly<Record<string, string>>) {
  const child = spawn(PLUGIN, [], {
    env: { PATH: process.env.PATH, TF_PLUGIN_MAGIC_COOKIE: COOKIE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  const exited = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, fields: String(line).split('|'), exited };
}

function createIdentity(): Identity {
  const { der, key } = createCertificate(Date.now());
  return {
    certificate: toPem(der),
    key: Buffer.from(key.export({ type: 'pkcs8', format: 'pem' })),
  };
}

function tlsCredentials(server: string | undefined, host: Identity | undefined) {
  const authority = toPem(Buffer.from(server ?? '', 'base64'));
  return credentials.createSsl(authority, host?.key, host?.certificate);
}

function toPem(der: Buffer): Buffer {
  return Buffer.from(
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`,
  );
}

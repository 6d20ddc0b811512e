import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { packageTerraform } from '../../../build/package-terraform';
import { version } from '../../../package.json';
import { ROOT } from '../../support/paths';

const NAME = `terraform-provider-imagepin_${version}`;
const SUMS = `${NAME}_SHA256SUMS`;
const SIGNATURE = `${SUMS}.sig`;
const ZIP_FILES = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'].map(
  (platform) => `${NAME}_${platform}.zip`,
);

const runFile = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagepin-release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a release', () => {
  test('has the files that the registry requires', async () => {
    const names = await packageTerraform({ folder, env: {} });

    expect(readdirSync(folder)).toEqual([SUMS, ...ZIP_FILES, `${NAME}_manifest.json`]);
    expect(names.toSorted()).toEqual(readdirSync(folder));
  });

  test('has the checksums of all its other files', async () => {
    await packageTerraform({ folder, env: {} });

    expect(readRelease(SUMS).toString().split('\n')).toEqual([
      ...[...ZIP_FILES, `${NAME}_manifest.json`].map(
        (name) => `${toChecksum(readRelease(name))}  ${name}`,
      ),
      '',
    ]);
  });

  test('has a manifest with the protocol version', async () => {
    await packageTerraform({ folder, env: {} });

    expect(JSON.parse(readRelease(`${NAME}_manifest.json`).toString())).toEqual({
      version: 1,
      metadata: { protocol_versions: ['6.0'] },
    });
  });

  test.each(ZIP_FILES)(
    'has in %s the provider, executable, and the licenses of it and of what it holds',
    async (zip) => {
      const files = {
        LICENSE: readFileSync(join(ROOT, 'LICENSE')),
        'NOTICES.md': readFileSync(join(ROOT, 'dist/NOTICES.md')),
        [`terraform-provider-imagepin_v${version}`]: readFileSync(
          join(ROOT, 'dist/terraform-provider-imagepin'),
        ),
      };

      await packageTerraform({ folder, env: {} });

      const unzipped = Object.entries(unzipSync(readRelease(zip)));
      expect(unzipped.map(([name, bytes]) => [name, toChecksum(bytes)])).toEqual(
        Object.entries(files).map(([name, bytes]) => [name, toChecksum(bytes)]),
      );
      expect(readModes(readRelease(zip))).toEqual({
        LICENSE: '100644',
        'NOTICES.md': '100644',
        [`terraform-provider-imagepin_v${version}`]: '100755',
      });
    },
  );

  test('is reproducible byte for byte in another folder', async () => {
    await packageTerraform({ folder, env: {} });
    const before = releaseChecksums();

    const { stdout } = await runFile(
      process.execPath,
      [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'build/package-terraform.ts', folder],
      { cwd: ROOT, env: { PATH: process.env.PATH, TZ: 'Pacific/Kiritimati' } },
    );

    expect(releaseChecksums()).toEqual(before);
    expect(stdout).toMatch(/^not signed: GPG_FINGERPRINT names no key/m);
  });

  test('keeps no signature of an earlier release', async () => {
    writeFileSync(join(folder, SIGNATURE), 'old');

    await packageTerraform({ folder, env: {} });

    expect(readdirSync(folder)).not.toContain(SIGNATURE);
  });

  test('cannot be signed without gpg', async () => {
    const packaged = packageTerraform({ folder, env: { PATH: folder, GPG_FINGERPRINT: 'ABCD' } });

    await expect(packaged).rejects.toThrow(
      'the release is not signed with "ABCD": gpg is not on PATH; install GnuPG, or unset GPG_FINGERPRINT',
    );
  });
});

describeGpg('a signed release', () => {
  let env: NodeJS.ProcessEnv;
  beforeEach(() => {
    env = { PATH: process.env.PATH, GNUPGHOME: join(folder, 'keys') };
    mkdirSync(join(folder, 'keys'), { mode: 0o700 });
  });
  afterEach(() => runFile('gpgconf', ['--kill', 'all'], { env }));

  test('has a signature of its checksums by the selected key, not by the first one', async () => {
    await createSigningKey('first@example.com', env);
    const GPG_FINGERPRINT = await createSigningKey('second@example.com', env);

    const names = await packageTerraform({ folder, env: { ...env, GPG_FINGERPRINT } });

    expect(names.at(-1)).toBe(SIGNATURE);
    const verify = ['--status-fd', '1', '--verify', join(folder, SIGNATURE), join(folder, SUMS)];
    const { stdout } = await runFile('gpg', verify, { env });
    expect(stdout).toContain(`VALIDSIG ${GPG_FINGERPRINT}`);
  });

  test('needs an existing key', async () => {
    const packaged = packageTerraform({ folder, env: { ...env, GPG_FINGERPRINT: 'ABCD' } });

    await expect(packaged).rejects.toThrow(/not signed with "ABCD": .*No secret key/s);
  });
});

function describeGpg(title: string, tests: () => void): void {
  const isThere = (process.env.PATH ?? '').split(delimiter).some((path) => {
    try {
      accessSync(join(path, 'gpg'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!isThere) {
    process.stderr.write(`skipped: ${title}; gpg is absent: \`apt-get install gnupg\` brings it\n`);
  }
  (isThere ? describe : describe.skip)(title, tests);
}

/** Makes a throw-away key and returns its fingerprint. */
async function createSigningKey(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const generate = ['--batch', '--passphrase', '', '--quick-generate-key', name, 'rsa2048', 'sign'];
  await runFile('gpg', generate, { env });
  const { stdout } = await runFile('gpg', ['--list-keys', '--with-colons', name], { env });
  return /^fpr:+(\w+):$/m.exec(stdout)?.[1];
}

/** The kind and mode of each file, from a zip's directory as its specification has it: APPNOTE.TXT, 4.3.12 and 4.3.16. */
function readModes(zip: Buffer): Readonly<Record<string, string>> {
  const modes: Record<string, string> = {};
  const directory = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16);
  for (let at = directory; at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const isFromUnix = zip.readUInt8(at + 5) === 3;
    modes[name] = isFromUnix ? (zip.readUInt32LE(at + 38) >>> 16).toString(8) : 'none';
  }
  return modes;
}

function readRelease(name: string): Buffer {
  return readFileSync(join(folder, name));
}

function releaseChecksums(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, toChecksum(readRelease(name))]),
  );
}

function toChecksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

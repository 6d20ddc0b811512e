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
import { describeEngines } from '../../support/engines';
import { openTerraformWorkspace, type TerraformWorkspace } from './support/workspace';

// Slow: engines and gpg are processes, and so is the command that releases.
jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../..');
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
  test('has the files that the registry asks for', async () => {
    const names = await packageTerraform({ folder, env: {} });

    expect(readdirSync(folder)).toEqual([SUMS, ...ZIP_FILES, `${NAME}_manifest.json`]);
    expect(names.toSorted()).toEqual(readdirSync(folder));
  });

  test('has the sums of all its other files', async () => {
    await packageTerraform({ folder, env: {} });

    expect(readRelease(SUMS).toString().split('\n')).toEqual([
      ...[...ZIP_FILES, `${NAME}_manifest.json`].map(
        (name) => `${toChecksum(readRelease(name))}  ${name}`,
      ),
      '',
    ]);
  });

  test('tells the registry the protocol', async () => {
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

  test('is the same, byte for byte, when the command makes it, elsewhere', async () => {
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

  test('keeps no signature of an earlier one', async () => {
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

  test('has a signature of its sums by the key that is named, not by the first there is', async () => {
    await createSigningKey('first@example.com', env);
    const GPG_FINGERPRINT = await createSigningKey('second@example.com', env);

    const names = await packageTerraform({ folder, env: { ...env, GPG_FINGERPRINT } });

    expect(names.at(-1)).toBe(SIGNATURE);
    const verify = ['--status-fd', '1', '--verify', join(folder, SIGNATURE), join(folder, SUMS)];
    const { stdout } = await runFile('gpg', verify, { env });
    expect(stdout).toContain(`VALIDSIG ${GPG_FINGERPRINT}`);
  });

  test('needs a key that is there', async () => {
    const packaged = packageTerraform({ folder, env: { ...env, GPG_FINGERPRINT: 'ABCD' } });

    await expect(packaged).rejects.toThrow(/not signed with "ABCD": .*No secret key/s);
  });
});

describeEngines('a released zip', ({ name, command }) => {
  let workspace: TerraformWorkspace;
  beforeEach(() => {
    workspace = openTerraformWorkspace(command);
  });
  afterEach(() => workspace.remove());

  test('is installed from a mirror, and plans', async () => {
    const host = name === 'tofu' ? 'registry.opentofu.org' : 'registry.terraform.io';
    const mirror = join(workspace.folder, 'mirror');
    await packageTerraform({ folder: join(mirror, host, 'imagepin/imagepin'), env: {} });
    workspace.write('cli.rc', toCliConfig(mirror));
    workspace.write('main.tf', SIMULATED_PROVIDER);

    const installed = await workspace.run('init');
    const planned = await workspace.run('plan');

    expect(installed).toMatchObject({ code: 0 });
    expect(installed.text).toContain(`Installed imagepin/imagepin v${version}`);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.text).toMatch(/\+ platform = "ubuntu"/);
  });
});

const SIMULATED_PROVIDER = `
provider "imagepin" {
  region   = "cn-hangzhou"
  simulate = true
}
data "imagepin_alicloud_ecs_image" "web" {
  owners      = ["system"]
  platform    = "ubuntu"
  most_recent = true
}
output "platform" {
  value = data.imagepin_alicloud_ecs_image.web.image.platform
}
`;

/** Without `direct`, no registry is asked. */
function toCliConfig(path: string): string {
  return `
provider_installation {
  filesystem_mirror {
    path    = "${path}"
    include = ["imagepin/imagepin"]
  }
}
`;
}

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

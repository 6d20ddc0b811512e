import { type ExecFileException, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { version } from '../package.json';

const ROOT = join(__dirname, '..');

const NAME = `terraform-provider-imagepin_${version}`;

/** The provider is a script that a shell starts, so all platforms have the same content. */
const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'];

const MANIFEST = { version: 1, metadata: { protocol_versions: ['6.0'] } };

/** The number of Unix among a zip's systems of origin; modes are read only for Unix. */
const UNIX = 3;

/** The earliest time that a zip can hold. Zips have no time zone, so it is in local time. */
const EPOCH = new Date(1980, 0, 1);

interface ReleaseOptions {
  /** The folder to write to. */
  readonly folder: string;
  /** The environment of gpg. `GPG_FINGERPRINT` names the signing key; without it nothing is signed. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Packages the built provider as the registries of Terraform and OpenTofu require, and returns the names of the files.
 * The same build gives the same bytes.
 * https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
export async function packageTerraform({
  folder,
  env,
}: ReleaseOptions): Promise<readonly string[]> {
  const zip = await zipProvider();
  const manifest = Buffer.from(`${JSON.stringify(MANIFEST, undefined, 2)}\n`);
  const files = {
    ...Object.fromEntries(PLATFORMS.map((platform) => [`${NAME}_${platform}.zip`, zip])),
    [`${NAME}_manifest.json`]: manifest,
  };
  const sums = `${NAME}_SHA256SUMS`;
  const signature = `${sums}.sig`;

  await mkdir(folder, { recursive: true });
  // An old signature would not match the new files.
  await rm(join(folder, signature), { force: true });
  for (const [name, bytes] of Object.entries({ ...files, [sums]: toChecksums(files) })) {
    await writeFile(join(folder, name), bytes);
  }
  if (!env.GPG_FINGERPRINT) {
    return [...Object.keys(files), sums];
  }
  await signFile({
    file: join(folder, sums),
    signature: join(folder, signature),
    key: env.GPG_FINGERPRINT,
    env,
  });
  return [...Object.keys(files), sums, signature];
}

async function zipProvider(): Promise<Uint8Array> {
  const license = await readFile(join(ROOT, 'LICENSE'));
  const notices = await readFile(join(ROOT, 'dist/NOTICES.md'));
  const provider = await readFile(join(ROOT, 'dist/terraform-provider-imagepin'));
  return zipSync(
    {
      LICENSE: [license, { attrs: toAttributes(0o644) }],
      'NOTICES.md': [notices, { attrs: toAttributes(0o644) }],
      [`terraform-provider-imagepin_v${version}`]: [provider, { attrs: toAttributes(0o755) }],
    },
    { os: UNIX, mtime: EPOCH, level: 9 },
  );
}

/** The attributes of a regular file, as Unix zips store them. */
function toAttributes(mode: number): number {
  return (0o100_000 | mode) << 16;
}

/** Formats checksums, one file per line, for `sha256sum --check`. */
function toChecksums(files: Readonly<Record<string, Uint8Array>>): string {
  return Object.entries(files)
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
}

interface SigningOptions {
  readonly file: string;
  readonly signature: string;
  readonly key: string;
  readonly env: NodeJS.ProcessEnv;
}

async function signFile({ file, signature, key, env }: SigningOptions): Promise<void> {
  const args = ['--batch', '--local-user', key, '--output', signature, '--detach-sign', file];
  try {
    await promisify(execFile)('gpg', args, { env });
  } catch (cause) {
    throw new Error(`the release is not signed with "${key}": ${toReason(cause)}`, { cause });
  }
}

function toReason(error: unknown): string {
  // execFile rejects with this type only.
  const { code, stderr, message } = error as ExecFileException;
  return code === 'ENOENT'
    ? 'gpg is not on PATH; install GnuPG, or unset GPG_FINGERPRINT'
    : stderr?.trim() || message;
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'release'));
  for (const name of await packageTerraform({ folder, env: process.env })) {
    process.stdout.write(`${join(relative('', folder), name)}\n`);
  }
  if (!process.env.GPG_FINGERPRINT) {
    process.stdout.write(
      'not signed: GPG_FINGERPRINT names no key, and the Terraform registry takes signed releases alone\n',
    );
  }
}

if (require.main === module) {
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}

import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { version } from '../../../package.json';
import { findImage, type Image, listImages } from '../../../src';
import { describeEngines } from '../../support/engines';
import { ROOT } from '../../support/paths';

describeEngines('examples of constructs', ({ command }) => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'imagepin-constructs-'));
    installPlugin(home);
  });
  afterEach(() => rmSync(home, { recursive: true }));

  test.each`
    example    | image
    ${'cdktf'} | ${findNewestInAlicloud}
    ${'cdktn'} | ${findLatestInVolcengine}
  `('examples/$example is synthesized, applied and then unchanged', async ({ example, image }) => {
    const stack = await synthesizeExample(example, home);
    const engine = (...args: string[]) => runCommand(command, args, { home, folder: stack });

    await engine('init');
    await engine('apply', '-auto-approve');
    const { values } = JSON.parse(await engine('show', '-json'));
    await engine('plan', '-detailed-exitcode');

    const { id, createdAt } = await image();
    expect(values.outputs.created_at.value).toBe(createdAt);
    expect(values.root_module.resources).toContainEqual(
      expect.objectContaining({
        type: 'terraform_data',
        values: expect.objectContaining({ input: { imageId: id } }),
      }),
    );
  });
});

/** The image that `examples/cdktf` is about, as the library finds it. */
async function findNewestInAlicloud(): Promise<Image> {
  const { image } = await findImage(
    {
      source: 'alicloud-ecs',
      region: 'cn-hangzhou',
      owners: ['system'],
      platform: 'ubuntu',
      platformVersion: '22.04',
      architecture: 'x86_64',
      mostRecent: true,
    },
    { simulate: true },
  );
  return image;
}

/** The same for `examples/cdktn`. */
async function findLatestInVolcengine(): Promise<Image | undefined> {
  const { images } = await listImages(
    {
      source: 'volcengine-ecs',
      region: 'cn-beijing',
      owners: ['system'],
      platform: 'ubuntu',
      architecture: 'arm64',
      sortBy: 'version',
    },
    { simulate: true },
  );
  return images[0];
}

/** Puts the plugin where engines look first: a backend is initialized, which dev_overrides do not allow. */
function installPlugin(home: string): void {
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  for (const host of ['registry.terraform.io', 'registry.opentofu.org']) {
    const address = `${host}/imagepin/imagepin/${version}/${platform}`;
    const folder = join(home, '.terraform.d/plugins', address);
    mkdirSync(folder, { recursive: true });
    copyFileSync(
      join(ROOT, 'dist/terraform-provider-imagepin'),
      join(folder, `terraform-provider-imagepin_v${version}`),
    );
  }
}

/** Runs an example and gives the folder of its only stack. */
async function synthesizeExample(example: string, home: string): Promise<string> {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const program = join(ROOT, 'examples', example, 'main.ts');
  await runCommand(process.execPath, [tsx, '--tsconfig', join(ROOT, 'tsconfig.json'), program], {
    home,
    folder: home,
  });
  const stacks = join(home, 'cdktf.out/stacks');
  return join(stacks, ...readdirSync(stacks));
}

/** What a command prints; any failure is an error. Nothing of this machine's own configuration reaches it. */
async function runCommand(
  command: string,
  args: readonly string[],
  { home, folder }: { readonly home: string; readonly folder: string },
): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: home, CHECKPOINT_DISABLE: '1' },
  });
  return stdout;
}

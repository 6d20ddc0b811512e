import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageManifest } from '../../../src/frontends/pulumi/package-manifest';
import { ROOT } from '../../support/paths';

// Processes of their own, since only node itself loads a package as its users do.
describe('imagepin/pulumi', () => {
  test('loads little more than its own module before the first call', async () => {
    const loaded = await runNode(
      '--print',
      "require('imagepin/pulumi'); Object.keys(require.cache).join('\\n')",
    );

    const own = loaded.filter((file) => file.startsWith(join(ROOT, 'dist')));
    expect(own).toContain(join(ROOT, 'dist/pulumi/index.js'));
    // The core is ten times as long.
    expect(sizeOf(own)).toBeLessThan(30_000);
  });

  test('is imported by names in ES modules', async () => {
    const names = await runNode(
      '--input-type=module',
      '--eval',
      "import * as all from 'imagepin/pulumi'; console.log(Object.keys(all).join('\\n'))",
    );

    const { functions, pins } = packageManifest();
    expect(names).toEqual(
      expect.arrayContaining([
        ...functions.flatMap(({ name }) => [name, `${name}Output`]),
        ...pins.map(({ name }) => name),
        'Provider',
      ]),
    );
  });
});

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

async function runNode(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH },
  });
  return stdout.trim().split('\n');
}

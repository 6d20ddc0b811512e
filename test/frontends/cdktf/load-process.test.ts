import { execFile } from 'node:child_process';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../support/paths';
import { cdkModules } from './support/cdk-modules';

// Processes of their own, since only node itself loads a package as its users do.
describe.each(cdkModules)('imagepin/$module', ({ module, constructs }) => {
  test('loads its module and one file', async () => {
    const loaded = await runNode(
      '--print',
      `require('imagepin/${module}'); Object.keys(require.cache).join('\\n')`,
    );

    const theirs = [module, 'constructs'].map((name) => join(ROOT, 'node_modules', name, sep));
    const others = loaded.filter((file) => !theirs.some((folder) => file.startsWith(folder)));
    expect(others).toEqual([join(ROOT, 'dist/frontends', module, 'index.js')]);
  });

  test('is imported by names in ES modules', async () => {
    const names = await runNode(
      '--input-type=module',
      '--eval',
      `import * as all from 'imagepin/${module}'; console.log(Object.keys(all).join('\\n'))`,
    );

    expect(names).toEqual(expect.arrayContaining(Object.keys(constructs)));
  });
});

async function runNode(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return stdout.trim().split('\n');
}

import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/paths';

const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');

const programs = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));

test.each(programs)(
  'examples/%s runs without keys',
  async (example) => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [TSX, join('examples', example)],
      { cwd: ROOT, env: { HOME: '/nowhere', PATH: process.env.PATH } },
    );

    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  },
  30_000,
);

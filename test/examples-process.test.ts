import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..');
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

describe('the program with a simulator in the README', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'imagepin-readme-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/imagepin'));
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const [program = ''] =
      /(?<=```ts\n)(?:(?!```)[\s\S])*imagepin\/simulator[\s\S]*?(?=```)/.exec(readme) ?? [];
    writeFileSync(join(folder, 'main.mts'), program);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('runs as it stands', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [TSX, 'main.mts'], {
      cwd: folder,
      env: { HOME: '/nowhere', PATH: process.env.PATH },
    });

    expect(stdout).toMatch(/^ubuntu_\S+\n$/);
  }, 30_000);
});

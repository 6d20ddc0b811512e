import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { closeAfterTest } from '../../support/closing';

const MAIN = join(__dirname, '../../../dist/frontends/cli/main.js');
const LIST = '--source alicloud-eci --region cn-hangzhou --simulate --quiet'.split(' ');

/** More than any buffer between two processes holds. */
const IMAGES = 2_000;

let folder: string;
let list: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagepin-'));
  const catalog = Array.from({ length: IMAGES }, (_, index) => ({
    source: 'alicloud-eci',
    id: `imc-${index}`,
    name: `name-${index}-${'x'.repeat(200)}`,
    status: 'available',
  }));
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(catalog));
  list = ['list', ...LIST, '--catalog', join(folder, 'catalog.json')];
});

afterAll(() => rmSync(folder, { recursive: true }));

const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;

/** Places with less space than the list needs: they accept the first part of the last write. */
const fullPlaces = {
  'a file size limit': {
    launcher: ['sh', '-c', 'ulimit -f 8; exec "$@" > "$0/list"'],
    code: 'EFBIG',
  },
  'a full file system': {
    launcher: [
      ...['unshare', '-m', 'sh', '-c'],
      'mount -t tmpfs -o size=64k none "$0"; exec "$@" > "$0/list"',
    ],
    code: 'ENOSPC',
  },
  '/dev/full': { launcher: ['sh', '-c', 'exec "$@" > /dev/full'], code: 'ENOSPC' },
};
type Place = keyof typeof fullPlaces;

const places = (Object.keys(fullPlaces) as Place[]).filter(
  (place) => place !== 'a full file system' || canMount,
);

describe.each(places)('%s', (place) => {
  test.each(['text', '--json'])('fails a list as %s that does not fit', async (format) => {
    const { launcher, code: reason } = fullPlaces[place];
    const mountPoint = mkdtempSync(join(folder, 'full-'));
    const args = format === 'text' ? list : [...list, format];
    const child = spawnCommand([...launcher, mountPoint, process.execPath, MAIN, ...args]);

    const { code, stderr } = await resultOf(child);

    expect(stderr).toContain(`cannot write the result: ${reason}`);
    expect(code).toBe(2);
  });
});

test('a slow reader gets the whole list', async () => {
  const child = spawnCommand([process.execPath, MAIN, ...list, '--json']);
  const result = resultOf(child, async () => {
    child.stdout?.pause();
    // Time for the command to fill every buffer again.
    for (let turn = 0; turn < 20; turn++) {
      await setImmediate();
    }
    child.stdout?.resume();
  });

  const { code, stdout } = await result;

  expect(code).toBe(0);
  expect(JSON.parse(stdout).images).toHaveLength(IMAGES);
});

test('the first Ctrl-C ends a command that waits for its reader', async () => {
  const child = spawnCommand([process.execPath, MAIN, ...list, '--json']);
  let stderr = '';
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  // A listener of this event reads only what fits into its buffer.
  child.stdout?.once('readable', () => child.kill('SIGINT'));

  const [[code]] = await Promise.all([once(child, 'exit'), once(child.stderr ?? child, 'end')]);

  expect({ code, error: JSON.parse(stderr).error }).toEqual({
    code: 130,
    error: { code: 'Cancelled', message: 'the output was canceled', path: [] },
  });
});

function spawnCommand([program = '', ...args]: readonly string[]): ChildProcess {
  const child = spawn(program, args, { env: { PATH: process.env.PATH, HOME: folder } });
  closeAfterTest({ close: () => child.kill('SIGKILL') });
  return child;
}

async function resultOf(child: ChildProcess, onOutput = () => {}) {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
    onOutput();
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, ...output };
}

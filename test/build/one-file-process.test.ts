import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleToOneFile } from '../../build/one-file/one-file-script';

const folder = mkdtempSync(join(tmpdir(), 'imagepin-one-file-'));
const cache = join(folder, 'imagepin', `greeter-${process.version}-${process.arch}`);
afterEach(() => {
  rmSync(dirname(cache), { recursive: true, force: true });
  rmSync(join(folder, 'other-name'), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the script runs from a shell and in Node, and loads each part at its first use', async () => {
  const script = await bundleExpression("'one'");

  expect(run(script)).toBe('one');
  expect(run(process.execPath, script)).toBe('one');
});

test('the script runs where modules are the default of Node', async () => {
  const script = await bundleExpression("'one'");

  expect(run(script, { NODE_OPTIONS: '--input-type=module' })).toBe('one');
});

test('arguments that look like options of Node are passed to the script', async () => {
  const script = await bundleExpression("process.argv.slice(2).join(' ')");

  expect(run(script, '-v', '--inspect', 'a b')).toBe('-v --inspect a b');
});

test('nothing is loaded from the working directory', async () => {
  const away = join(folder, 'node_modules/away');
  mkdirSync(away, { recursive: true });
  writeFileSync(join(away, 'index.js'), "module.exports = 'planted';");
  const script = await bundleExpression(
    "(() => { try { return require(String('away')); } catch { return 'none'; } })()",
  );
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'imagepin-script-')), 'greeter');
  renameSync(script, elsewhere);

  const { stdout } = spawnSync(elsewhere, { cwd: folder, encoding: 'utf8' });
  rmSync(dirname(elsewhere), { recursive: true });

  expect(stdout).toBe('none');
});

test('ends of comments and non-ASCII characters are unchanged', async () => {
  const script = await bundleExpression("'/* 位 */'.replace(/a*/, '🙂')");

  expect(run(script)).toBe('🙂/* 位 */');
});

test('compiled code is cached', async () => {
  const script = await bundleExpression("'one'");
  run(script);
  // V8 holds the length of the text alone against the code, so that it does not see this.
  writeFileSync(script, readFileSync(script, 'latin1').replace('"one"', '"two"'), 'latin1');

  expect(run(script)).toBe('one');
  expect(run(script, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('two');
  expect(statSync(cache).mode & 0o777).toBe(0o600);
});

test('a run without newly compiled code writes nothing to the cache and leaves no temporary file', async () => {
  const script = await bundleExpression("'one'");
  run(script);
  const { mtimeMs, ino } = statSync(cache);

  run(script);

  expect(statSync(cache)).toMatchObject({ mtimeMs, ino });
  expect(readdirSync(dirname(cache))).toHaveLength(1);
});

test('a run adds its compiled code to the cache', async () => {
  const script = await bundleExpression("'one'");
  run(script, 'other');
  const before = statSync(cache).size;
  run(script);
  const both = statSync(cache).size;
  run(script, 'other');

  expect(both).toBeGreaterThan(before);
  expect(statSync(cache).size).toBe(both);
});

test('NODE_COMPILE_CACHE names the folder of the code cache', async () => {
  const cacheFolder = mkdtempSync(join(folder, 'cache-'));

  run(await bundleExpression("'one'"), { NODE_COMPILE_CACHE: cacheFolder });

  expect(readdirSync(join(cacheFolder, 'imagepin'))).toHaveLength(1);
  expect(existsSync(cache)).toBe(false);
});

test('code of another build is not used', async () => {
  run(await bundleExpression("'one'"));

  expect(run(await bundleExpression("'two'"))).toBe('two');
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['empty', () => Buffer.alloc(0)],
  ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['something else', () => Buffer.from('{}\n')],
  ['damaged', (bytes) => Buffer.from(bytes).fill(0, bytes.length - 8)],
])('a cache file that is %s is rewritten', async (_, spoil) => {
  const script = await bundleExpression("'one'");
  run(script);
  const whole = readFileSync(cache);
  writeFileSync(cache, spoil(whole));

  expect(run(script)).toBe('one');
  expect(readFileSync(cache).length).toBeGreaterThan(whole.length / 2);
  expect(run(script)).toBe('one');
});

test('the script runs even if the cache cannot be written', async () => {
  const script = await bundleExpression("'one'");
  mkdirSync(cache, { recursive: true });

  expect(run(script)).toBe('one');
  expect(readdirSync(dirname(cache))).toHaveLength(1);
  expect(run(script, { XDG_CACHE_HOME: '', HOME: '' })).toBe('one');
  expect(run(script, { XDG_CACHE_HOME: script })).toBe('one');
});

test('a pipe or a symbolic link instead of the cache file is ignored', async () => {
  const script = await bundleExpression("'one'");
  run(script);
  renameSync(cache, `${cache}.kept`);
  symlinkSync(`${cache}.kept`, cache);
  writeFileSync(script, readFileSync(script, 'latin1').replace('"one"', '"two"'), 'latin1');
  expect(run(script)).toBe('two');

  rmSync(cache);
  spawnSync('mkfifo', [cache]);
  expect(run(script)).toBe('two');
});

test.each<[string, () => void]>([
  ['a file that others can write', () => chmodSync(cache, 0o666)],
  ['a file that the group can write', () => chmodSync(cache, 0o620)],
  ['a file with another name', () => linkSync(cache, join(folder, 'other-name'))],
  ['a file in a folder that others can write', () => chmodSync(dirname(cache), 0o777)],
  ['a file in a linked folder', () => replaceByLink(dirname(cache))],
])('cached code is not run from %s', async (_, expose) => {
  const script = await bundleExpression("'one'");
  run(script);
  expose();
  writeFileSync(script, readFileSync(script, 'latin1').replace('"one"', '"two"'), 'latin1');

  expect(run(script)).toBe('two');
});

test.each<[string, () => void]>([
  ['that others can write', () => chmodSync(dirname(cache), 0o777)],
  ['behind a link', () => replaceByLink(dirname(cache))],
])('nothing is written to a cache folder %s', async (_, expose) => {
  const script = await bundleExpression("'one'");
  mkdirSync(dirname(cache));
  expose();

  expect(run(script)).toBe('one');
  expect(readdirSync(dirname(cache))).toEqual([]);
});

function replaceByLink(place: string): void {
  const target = join(mkdtempSync(join(folder, 'target-')), 'imagepin');
  renameSync(place, target);
  symlinkSync(target, place);
}

test('no cache folder is created at a relative path or in a missing home folder', async () => {
  const script = await bundleExpression("'one'");

  expect(run(script, { XDG_CACHE_HOME: 'cache' })).toBe('one');
  expect(run(script, { XDG_CACHE_HOME: '', HOME: join(folder, 'absent') })).toBe('one');
  expect([existsSync('cache'), existsSync(join(folder, 'absent'))]).toEqual([false, false]);
});

const isRoot = process.getuid?.() === 0;
(isRoot ? test : test.skip)("another user's code is not run", async () => {
  const script = await bundleExpression("'one'");
  run(script);
  chownSync(cache, 1, 1);
  writeFileSync(script, readFileSync(script, 'latin1').replace('"one"', '"two"'), 'latin1');

  expect(run(script)).toBe('two');
});

/** A script that writes the value of an expression, which stands in a part of its own. */
async function bundleExpression(expression: string): Promise<string> {
  const source = mkdtempSync(join(folder, 'source-'));
  writeFileSync(join(source, 'part.ts'), `export const value: string = ${expression};`);
  writeFileSync(join(source, 'other.ts'), "export const value: string = 'other';");
  writeFileSync(
    join(source, 'main.ts'),
    `const part = process.argv[2] === 'other' ? import('./other') : import('./part');
    part.then(({ value }) => process.stdout.write(value));`,
  );
  const { script } = await bundleToOneFile('greeter', join(source, 'main.ts'), [], {
    platform: 'node',
    target: 'node20',
  });
  const file = join(source, 'greeter');
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

function run(command: string, ...rest: readonly (string | Record<string, string>)[]): string {
  const args = rest.filter((one) => typeof one === 'string');
  const variables = rest.filter((one) => typeof one !== 'string');
  const { stdout, stderr } = spawnSync(command, args, {
    env: Object.assign({ PATH: process.env.PATH, XDG_CACHE_HOME: folder }, ...variables),
    encoding: 'utf8',
  });
  return stderr + stdout;
}

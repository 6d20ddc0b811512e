import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from '../../support/closing';
import {
  commandForCredentials,
  endOf,
  type HangPlace,
  hangNames,
  LIST,
  makePipe,
  startCommand,
  startHang,
} from './support/hangs';

/** The promise is 100 ms, which the bench measures; a loaded machine adds its own. */
const WIDE_MARGIN_MS = 2_000;

let place: HangPlace;

beforeEach(() => {
  place = { folder: mkdtempSync(join(tmpdir(), 'imagepin-')), keep: closeAfterTest };
});

afterEach(() => rmSync(place.folder, { recursive: true }));

describe.each(hangNames)('%s', (name) => {
  test('does not outlast the deadline', async () => {
    const child = await startHang(name, ['--timeout-seconds', '1'], place);

    const { code, stderr, msToEnd } = await endOf(child);

    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('no result within 1 s'),
    });
    expect(msToEnd).toBeLessThan(WIDE_MARGIN_MS);
  });

  test('is ended by the first Ctrl-C', async () => {
    const child = await startHang(name, [], place);

    child.kill('SIGINT');
    const { code, stderr, msToEnd } = await endOf(child);

    expect({ code, stderr }).toEqual({ code: 130, stderr: 'error: the lookup was canceled\n' });
    expect(msToEnd).toBeLessThan(WIDE_MARGIN_MS);
  });
});

test('the command for credentials is ended at the deadline', async () => {
  const { env, isRunning, ended } = commandForCredentials(place);
  const child = startCommand([...LIST, '--timeout-seconds', '1'], place, { env });

  await isRunning;
  await endOf(child);

  await expect(ended()).resolves.toBe('');
});

test.each`
  file                                   | path                     | variable
  ${'the configuration of a cloud'}      | ${'.aliyun/config.json'} | ${'UNUSED'}
  ${'a file that a variable names'}      | ${'keys'}                | ${'ALIBABA_CLOUD_CREDENTIALS_FILE'}
  ${'a token file that a library reads'} | ${'token'}               | ${'ALIBABA_CLOUD_OIDC_TOKEN_FILE'}
`('a pipe as $file is refused at once', async ({ path, variable }) => {
  const pipe = makePipe(path, place);

  const { code, stderr } = await endOf(startCommand(LIST, place, { env: { [variable]: pipe } }));

  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(`error: ${pipe} is not a regular file\n`),
  });
});

test('a list in a pipe is a catalog', async () => {
  const pipe = makePipe('catalog', place);
  const list = [...LIST, '--simulate', '--quiet'];
  startCommand([...list, '--json'], place).stdout?.pipe(createWriteStream(pipe));

  const { code, stdout } = await endOf(startCommand([...list, '--catalog', pipe], place));

  expect(code).toBe(0);
  expect(stdout.match(/\n/g)?.length).toBeGreaterThan(10);
});

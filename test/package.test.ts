import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..');

// Slow: processes of their own, since only node itself resolves a package as its users do.
test.each`
  manner                | args                                                                                                                                                              | prints
  ${'required'}         | ${['-e', "const { findImage, sources } = require('imagepin'); console.log(typeof findImage, sources.length > 4)"]}                                                | ${'function true'}
  ${'imported by name'} | ${['--input-type=module', '-e', "import { findImage, ImagepinError } from 'imagepin'; console.log(typeof findImage, typeof ImagepinError)"]}                      | ${'function function'}
  ${'its simulator'}    | ${['-e', "const { startSimulator } = require('imagepin/simulator'); startSimulator().then((one) => { console.log(one.url.slice(0, 17)); return one.close(); })"]} | ${'http://127.0.0.1:'}
`('the package can be $manner', async ({ args, prints }) => {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });

  expect(stdout.trim()).toBe(prints);
});

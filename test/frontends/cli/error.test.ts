import { type ErrorCode, ImagepinError } from '../../../src/errors';
import { reportError } from '../../../src/frontends/cli/report-error';
import { runCli } from '../support/run-cli';

const sourceFlags = '--source alicloud-ecs --region cn-hangzhou --simulate';

test.each`
  code                    | exit
  ${'InvalidQuery'}       | ${2}
  ${'UnknownSource'}      | ${2}
  ${'MissingCredentials'} | ${2}
  ${'ApiRejected'}        | ${3}
  ${'ApiUnavailable'}     | ${3}
  ${'NoImageFound'}       | ${4}
  ${'AmbiguousMatch'}     | ${4}
  ${'UnexpectedResponse'} | ${70}
  ${'Cancelled'}          | ${130}
`('$code exits with $exit', async ({ code, exit }: { code: ErrorCode; exit: number }) => {
  const { exitCode } = await report(new ImagepinError(code, 'went wrong'));

  expect(exitCode).toBe(exit);
});

test.each`
  command                                                             | error
  ${'nonsense'}                                                       | ${'error: unknown command "nonsense"\n'}
  ${'lst'}                                                            | ${'error: unknown command "lst"\n  Did you mean "list"?\n'}
  ${`find ${sourceFlags} --platfrom ubuntu`}                          | ${'error: unknown option "--platfrom"\n  Did you mean "--platform"?\n'}
  ${`find ${sourceFlags} --arch arm64`}                               | ${'error: unknown option "--arch"\n  Did you mean "--architecture"?\n'}
  ${`find ${sourceFlags} --arch=arm64`}                               | ${'error: unknown option "--arch"\n  Did you mean "--architecture"?\n'}
  ${`list ${sourceFlags} --os-type linux`}                            | ${'error: unknown option "--os-type"\n  Did you mean "--os"?\n'}
  ${'explain --image-id m-1'}                                         | ${'error: unknown option "--image-id"\n  Did you mean "--ids"?\n'}
  ${'list --distro ubuntu'}                                           | ${'error: unknown option "--distro"\n  Did you mean "--platform"?\n'}
  ${`find ${sourceFlags} --jsn`}                                      | ${'error: unknown option "--jsn"\n  Did you mean "--json"?\n'}
  ${`find ${sourceFlags} --nonsense`}                                 | ${'error: unknown option "--nonsense"\n  See "imagepin find --help" for the flags.\n'}
  ${'--nonsense'}                                                     | ${'error: unknown option "--nonsense"\n  See "imagepin --help" for the flags.\n'}
  ${'sources --quiet'}                                                | ${'error: unknown option "--quiet"\n  See "imagepin sources --help" for the flags.\n'}
  ${`list ${sourceFlags} --catalog nope.json`}                        | ${", open 'nope.json'. Correct the path, or leave --catalog out to use generated images.\n"}
  ${`find ${sourceFlags} --owners others`}                            | ${'error: owner "others" is neither a known owner nor an account ID\n  Did you mean "shared"?'}
  ${`find ${sourceFlags} --name-regex *ubuntu*`}                      | ${'at character 1, "*ubuntu*"; to use it as a wildcard, write `.*ubuntu.*`\n'}
  ${`find ${sourceFlags} extra`}                                      | ${'error: unexpected argument "extra"\n  find takes only flags. Quote a value that contains spaces.\n'}
  ${`find ${sourceFlags} --cloud-init false`}                         | ${'error: unexpected argument "false"\n  Write --cloud-init=false, or --cloud-init alone for true.\n'}
  ${`find ${sourceFlags} --cloud-init true`}                          | ${'error: unexpected argument "true"\n  Write --cloud-init=true, or --cloud-init alone for true.\n'}
  ${`find ${sourceFlags} --most-recent false`}                        | ${'error: unexpected argument "false"\n  Write --most-recent=false, or --most-recent alone for true.\n'}
  ${`find ${sourceFlags} --most-recent=yes`}                          | ${'error: --most-recent "yes" is not true or false\n  Write --most-recent or --most-recent=false.\n'}
  ${`find ${sourceFlags} --most-recent --most-recent=false`}          | ${'error: --most-recent is set twice: true and false\n'}
  ${`find ${sourceFlags} --most-recnt=true`}                          | ${'error: unknown option "--most-recnt"\n  Did you mean "--most-recent"?\n'}
  ${'simulate true'}                                                  | ${'error: unexpected argument "true"\n  simulate takes only flags.'}
  ${'help nope'}                                                      | ${'error: unknown command "nope"\n  See "imagepin --help" for the commands.\n'}
  ${'help fnd'}                                                       | ${'error: unknown command "fnd"\n  Did you mean "find"?\n'}
  ${'help toString'}                                                  | ${'error: unknown command "toString"\n'}
  ${`find ${sourceFlags} --owners`}                                   | ${'error: --owners has no value\n  Write --owners <a,b>, or leave it out.\n'}
  ${`find ${sourceFlags} --tag a=b --tag a=c`}                        | ${'error: tag "a" is set twice: "b" and "c"\n  Leave one of them out.\n'}
  ${`find ${sourceFlags} --tag __proto__=a`}                          | ${'error: tag "__proto__" cannot be used as a filter\n'}
  ${`find ${sourceFlags} --source volcengine-ecs`}                    | ${'error: --source is set twice: "alicloud-ecs" and "volcengine-ecs"\n'}
  ${`find ${sourceFlags} --name a --name b`}                          | ${'error: --name is set twice: "a" and "b"\n'}
  ${`find ${sourceFlags} --catalog a --catalog b`}                    | ${'error: --catalog is set twice: "a" and "b"\n'}
  ${'simulate --port 1 --port 2'}                                     | ${'error: --port is set twice: "1" and "2"\n'}
  ${'find --source volcengine-ecs --match-images a'}                  | ${'error: --match-images is an option of alicloud-eci, not of volcengine-ecs\n  Leave --match-images out, or use alicloud-eci.\n'}
  ${`find ${sourceFlags} --limit 3`}                                  | ${'error: --limit is an option of list, not of find\n  Leave --limit out, or use list.\n'}
  ${`find ${sourceFlags} --tag env`}                                  | ${'error: --tag "env" is not key=value\n  Write --tag KEY=VALUE.\n'}
  ${`find ${sourceFlags} --architecture amd64`}                       | ${'error: --architecture "amd64" is not one of x86_64, arm64, i386\n  Did you mean "x86_64"?\n'}
  ${`list ${sourceFlags} --ids a,,b`}                                 | ${'error: value 2 of --ids is empty\n  Leave it out.\n'}
  ${`list ${sourceFlags} --os windows,linux`}                         | ${'is not one of linux, windows, android\n  See "imagepin list --help" for --os.\n'}
  ${`list ${sourceFlags} --limit few`}                                | ${'error: --limit "few" is not a number\n  See "imagepin list --help" for --limit.\n'}
  ${`find ${sourceFlags} --os android`}                               | ${'error: alicloud-ecs has no images with os android\n  Its images have linux or windows. Leave --os out, '}
  ${'list --source volcengine-ecs --region cn-beijing --network vpc'} | ${'error: volcengine-ecs has no endpoint for --network "vpc" here\n  Set --endpoint or IMAGEPIN_ENDPOINT_VOLCENGINE_ECS instead of --network.\n'}
  ${'list --source alicloud-aic --network vpc'}                       | ${'error: alicloud-aic has no endpoint for --network "vpc" here\n  It has one in ap-southeast-1, cn-shanghai, cn-zhangjiakou: set --region to one of them.'}
  ${'list --source alicloud-aic --network intranet'}                  | ${'error: --network "intranet" is not one of public, vpc\n'}
  ${'find --source alicloud-esc'}                                     | ${'error: unknown source "alicloud-esc"\n  Did you mean "alicloud-ecs"?'}
  ${'list --source alicloud-ecs --simulate'}                          | ${'error: alicloud-ecs requires a region\n  Set --region, or '}
  ${'find --source alicloud-eci --catalog my.json'}                   | ${'error: --catalog "my.json" requires --simulate\n  Set --simulate too, '}
`('imagepin $command is wrong usage', async ({ command, error }) => {
  const { code, stdout, stderr } = await runCli(command);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(error);
});

test.each`
  flag                    | error
  ${'--name'}             | ${'error: --name is empty\n  Set a value, or leave --name out.\n'}
  ${'--region'}           | ${'error: --region is empty\n  Set a value, or leave --region out.\n'}
  ${'--source'}           | ${'error: --source is empty\n  Set a value, or leave --source out.\n'}
  ${'--platform-version'} | ${'error: --platform-version is empty\n  Set a value, or leave --platform-version out.\n'}
  ${'--timeout-seconds'}  | ${'error: --timeout-seconds is empty\n'}
  ${'--catalog'}          | ${'error: --catalog is empty\n'}
`('$flag with an empty value is an error', async ({ flag, error }) => {
  const { code, stdout, stderr } = await runCli(['list', '--simulate', flag, '']);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(error);
});

test('with --json an error is an object with the argument names of the library', async () => {
  const { code, stderr } = await runCli(`list ${sourceFlags} --created-after yesterday --json`);

  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'InvalidQuery',
      message: expect.stringMatching(
        /^createdAfter "yesterday" is not a date or an RFC 3339 timestamp/,
      ),
      path: ['createdAfter'],
    },
  });
});

test('arguments to set are flags, fields that a source reports are not', async () => {
  const { stderr } = await runCli('list --source alicloud-aic --cloud-init --simulate');

  expect(stderr).toMatch(/ {2}Leave --cloud-init out\. .* platformVersion, /);
});

test('an error cannot control a terminal', async () => {
  const { stderr } = await report(
    new ImagepinError('ApiRejected', '\x1b[2Jno', { detail: '\x07a\nb' }),
  );

  expect(stderr).toBe('error: \\u{001b}[2Jno\n  \\u{0007}a\n  b\n');
});

test('with --json wrong usage is an object too', async () => {
  const { code, stderr } = await runCli(`list ${sourceFlags} --platfrom ubuntu --json`);

  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'InvalidQuery',
      message: 'unknown option "--platfrom"',
      detail: 'Did you mean "--platform"?',
      path: [],
    },
  });
});

test('no command at all is help on standard error, and wrong usage', async () => {
  const { code, stdout, stderr } = await runCli('');

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Usage: imagepin');
});

test.each(['--help', 'help', 'help find', 'find --help', 'help simulate', '--version', '-V'])(
  'imagepin %s prints to standard output',
  async (command) => {
    const { code, stdout, stderr } = await runCli(command);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toBe('');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  },
);

test('explanations keep the labels of filters', async () => {
  const { stderr } = await runCli(
    `find ${sourceFlags} --owners system --platform-version 1 --most-recent`,
  );

  expect(stderr).toMatch(/\n {4}platformVersion = 1 +0 left\n/);
});

describe('a bug', () => {
  const bug = new TypeError('a is not a function\nnor is b');

  test('a bug is one line that requests a report, without a stack', async () => {
    const { exitCode, stderr } = await report(bug);

    expect(exitCode).toBe(70);
    expect(stderr).toBe(
      'error: this is a bug, please report it (DEBUG=imagepin prints the stack): TypeError: a is not a function\n',
    );
  });

  test('a bug shows its stack and its cause on request', async () => {
    const cause = new Error('the cause');

    const { stderr } = await report(new Error('the bug', { cause }), { DEBUG: 'http,imagepin' });

    expect(stderr).toMatch(/Error: the bug\n +at [\s\S]+caused by: Error: the cause\n +at /);
  });

  test('has a code of its own with --json', async () => {
    const { stderr } = await report(bug, {}, ['--json']);

    expect(JSON.parse(stderr).error.code).toBe('Bug');
  });
});

async function report(error: unknown, env = {}, args: readonly string[] = []) {
  let stderr = '';
  const exitCode = await reportError(error, {
    args,
    io: {
      stdout: { write() {} },
      stderr: {
        write(text) {
          stderr += text;
        },
      },
      env,
      signal: new AbortController().signal,
    },
  });
  return { exitCode, stderr };
}

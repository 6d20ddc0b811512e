import { type ErrorCode, ImagepinError } from '../../../src/errors';
import { reportError } from '../../../src/frontends/cli/report-error';
import { imagepin } from '../support/imagepin';

const ask = '--source alicloud-ecs --region cn-hangzhou --simulate';

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
  command                                           | error
  ${'nonsense'}                                     | ${'error: unknown command "nonsense"\n'}
  ${'lst'}                                          | ${'error: unknown command "lst"\n  Did you mean list?\n'}
  ${`find ${ask} --platfrom ubuntu`}                | ${'error: unknown option "--platfrom"\n  Did you mean --platform?\n'}
  ${`find ${ask} surplus`}                          | ${'error: too many arguments for "find"\n  Expected 0 arguments but got 1.\n'}
  ${`find ${ask} --tag env`}                        | ${'error: option "--tag <key=value>" argument "env" is invalid\n  Write KEY=VALUE.\n'}
  ${`find ${ask} --architecture amd64`}             | ${'error: --architecture "amd64" is not one of x86_64, arm64, i386\n  Did you mean "x86_64"?\n'}
  ${`list ${ask} --ids a,`}                         | ${'error: --ids is empty\n'}
  ${`list ${ask} --limit few`}                      | ${'error: --limit "few" is not a number\n'}
  ${`list ${ask} --match-images a`}                 | ${'error: unknown argument "--match-images"\n'}
  ${'find --source alicloud-esc'}                   | ${'error: unknown source "alicloud-esc"\n  Did you mean "alicloud-ecs"?'}
  ${'list --source alicloud-ecs --simulate'}        | ${'error: alicloud-ecs needs a region\n  Set --region, or '}
  ${'find --source alicloud-eci --catalog my.json'} | ${'error: --catalog "my.json" is only for simulate\n  Set --simulate too, '}
`('imagepin $command is wrong usage', async ({ command, error }) => {
  const { code, stdout, stderr } = await imagepin(command);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(error);
});

test('with --json an error is an object, in the words of the library', async () => {
  const { code, stderr } = await imagepin(`list ${ask} --created-after yesterday --json`);

  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'InvalidQuery',
      message: expect.stringMatching(/^createdAfter "yesterday" is no moment/),
      path: ['createdAfter'],
    },
  });
});

test('with --json wrong usage is an object too', async () => {
  const { code, stderr } = await imagepin(`list ${ask} --platfrom ubuntu --json`);

  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'InvalidQuery',
      message: 'unknown option "--platfrom"',
      detail: 'Did you mean --platform?',
      path: [],
    },
  });
});

test('no command at all is help on standard error, and wrong usage', async () => {
  const { code, stdout, stderr } = await imagepin('');

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Usage: imagepin');
});

test.each(['--help', 'help', 'help find', 'find --help', 'help simulate', '--version'])(
  'imagepin %s is an answer',
  async (command) => {
    const { code, stdout, stderr } = await imagepin(command);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toBe('');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  },
);

test('funnels keep the words of conditions', async () => {
  const { stderr } = await imagepin(
    `find ${ask} --owners system --platform-version 1 --most-recent`,
  );

  expect(stderr).toMatch(/\n {4}platformVersion = 1 +0 left\n/);
});

describe('a bug', () => {
  const bug = new TypeError('a is not a function\nnor is b');

  test('is one line that asks for a report, without a stack', async () => {
    const { exitCode, stderr } = await report(bug);

    expect(exitCode).toBe(70);
    expect(stderr).toBe(
      'error: this is a bug, please report it (DEBUG=imagepin shows the stack): TypeError: a is not a function\n',
    );
  });

  test('shows its stack to those who ask for it, and what caused it', async () => {
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

import { runCli } from '../support/run-cli';

test.each(['bash', 'zsh', 'fish'])('the script for %s is plain text', async (shell) => {
  const { code, stdout, stderr } = await runCli(`completion ${shell}`);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
});

test.each`
  command                   | error
  ${'completion'}           | ${'error: missing required argument "shell"\n  See "imagepin completion --help" for its arguments.\n'}
  ${'completion fis'}       | ${'error: unknown shell "fis"\n  Did you mean "fish"? There are scripts for bash, zsh, fish.\n'}
  ${'completion bash fish'} | ${'error: unexpected argument "fish"\n'}
`('imagepin $command is wrong usage', async ({ command, error }) => {
  const { code, stdout, stderr } = await runCli(command);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(error);
});

import { sources } from '../../../src/sources/registry';
import { runCli } from '../support/run-cli';

test('every source is shown with its title and its privileges', async () => {
  const { code, stdout } = await runCli('sources');

  expect(code).toBe(0);
  for (const { id, title, privileges } of sources) {
    expect(stdout).toContain(`${id}: ${title}`);
    expect(stdout).toContain(privileges.join(', '));
  }
});

test('lines fit a terminal of 100 columns, apart from addresses', async () => {
  const { stdout } = await runCli('sources');

  const long = stdout.split('\n').filter(({ length }) => length > 100);
  expect(long.filter((line) => !line.includes('https://'))).toEqual([]);
});

test('--json lists conditions and options as fields', async () => {
  const { stdout } = await runCli('sources --json');

  const facts: { id: string; conditions: { name: string }[]; options: { name: string }[] }[] =
    JSON.parse(stdout);
  expect(facts.map(({ id }) => id)).toEqual(sources.map(({ id }) => id));
  const eci = facts.find(({ id }) => id === 'alicloud-eci');
  expect(eci?.conditions.map(({ name }) => name)).not.toContain('architecture');
  expect(eci?.options.map(({ name }) => name)).toContain('matchImages');
});

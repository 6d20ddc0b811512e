import { readField } from '../../../src/frontends/cli/output/result-field';
import { runCli } from '../support/run-cli';

const ubuntuFlags =
  '--source alicloud-ecs --region cn-hangzhou --owners system --platform ubuntu --architecture x86_64 --simulate';

describe('find', () => {
  test('standard output holds the ID alone, standard error the explanation', async () => {
    const { code, stdout, stderr } = await runCli(`find ${ubuntuFlags} --most-recent`);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ubuntu_22_04_x64_20G_alibase_\d+\.vhd\n$/);
    expect(stderr).toMatch(/platform = ubuntu +\d+ left\n/);
    expect(stderr).toContain('warning: no cloud was queried');
  });

  test('--quiet prints nothing but the ID', async () => {
    const { stdout, stderr } = await runCli(`find ${ubuntuFlags} --most-recent --quiet`);

    expect(stdout).toMatch(/^\S+\n$/);
    expect(stderr).toBe('');
  });

  test('--json prints the whole result to standard output', async () => {
    const { stdout, stderr } = await runCli(`find ${ubuntuFlags} --most-recent --json`);

    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(['id', 'image', 'warnings', 'explanation', 'stats']);
    expect(result.image).toMatchObject({ id: result.id, source: 'alicloud-ecs', os: 'linux' });
    expect(stderr).toBe('');
  });

  test('several matches are an error with the explanation and the flag to set', async () => {
    const { code, stdout, stderr } = await runCli(`find ${ubuntuFlags}`);

    expect(code).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: \d+ images of alicloud-ecs match\n {2}.*set --most-recent/);
  });
});

describe('list', () => {
  const caches = 'list --source alicloud-eci --region cn-hangzhou --simulate --limit 3';

  test('without a terminal each image is a line with tabs, the ID first', async () => {
    const { stdout } = await runCli(caches);

    const lines = stdout.replace(/\n$/, '').split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.split('\t').length)).toEqual([11, 11, 11]);
    expect(lines[0]).toMatch(/^imc-\w+\t/);
  });

  test('control characters in a field are escaped', async () => {
    const image = { source: 'alicloud-eci', id: 'imc-1', name: 'a\tb\nc', status: 'available' };

    const { stdout } = await runCli(`${caches} --catalog mine.json`, {
      files: { 'mine.json': JSON.stringify([image]) },
    });

    expect(stdout).toMatch(/^imc-1\ta\\u\{0009}b\\u\{000a}c\t.*\n$/);
  });

  test('a terminal shows a table of at most its width, without empty columns', async () => {
    const { stdout } = await runCli(`${caches} --no-color`, { isTerminal: true });

    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^ID +NAME +CREATED +OWNER$/);
    expect(rows).toHaveLength(3);
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  test('an empty list prints nothing to standard output, and the explanation to standard error', async () => {
    const { code, stdout, stderr } = await runCli(`${caches} --name nothing`);

    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('name = nothing');
  });

  test('the output of --json can be used as a catalog', async () => {
    const { stdout: printed } = await runCli(`${caches} --json`);

    const { stdout } = await runCli(`${caches} --catalog mine.json --json`, {
      files: { 'mine.json': printed },
    });

    expect(JSON.parse(stdout).imageIds).toEqual(JSON.parse(printed).imageIds);
  });
});

describe('explain', () => {
  test('exits with 0 also when nothing matches, and names what comes close', async () => {
    const { code, stdout } = await runCli(`explain ${ubuntuFlags} --platform-version 22.10`);

    expect(code).toBe(0);
    expect(stdout).toMatch(/platformVersion = 22\.10 +0 left/);
    expect(stdout).toMatch(/close: ubuntu_\w+.*, but platformVersion is 24\.04/);
    expect(stdout).toContain('find would fail: no image matches');
  });

  test('explain shows the chosen image, the runner-up and near misses', async () => {
    const { stdout } = await runCli(`explain ${ubuntuFlags} --most-recent`);

    expect(stdout).toMatch(/^chosen: /m);
    expect(stdout).toMatch(/^next: .* behind by/m);
    expect(stdout).toMatch(/^close: /m);
    expect(stdout).not.toContain('find would');
  });

  test('explain reports that find would fail with several matches', async () => {
    const { stdout } = await runCli(`explain ${ubuntuFlags}`);

    expect(stdout).toMatch(/find would fail: \d+ images match/);
  });
});

describe('text of a cloud cannot control a terminal', () => {
  const name = '\x1b[2Jweb\n\u202egnp';
  const shown = '\\u{001b}[2Jweb\\u{000a}\\u{202e}gnp';
  const image = { source: 'alicloud-eci', id: '\x1b[2J', name, status: 'available' };
  const flags =
    '--source alicloud-eci --region cn-hangzhou --simulate --catalog mine.json --no-color';
  const files = { 'mine.json': JSON.stringify([image]) };

  test.each`
    command      | isTerminal
    ${'find'}    | ${false}
    ${'find'}    | ${true}
    ${'list'}    | ${false}
    ${'list'}    | ${true}
    ${'explain'} | ${false}
  `('$command, on a terminal: $isTerminal', async ({ command, isTerminal }) => {
    const { code, stdout, stderr } = await runCli(`${command} ${flags}`, { files, isTerminal });

    expect(code).toBe(0);
    expect(stdout + stderr).toContain(shown);
    expect(stdout + stderr).not.toContain('\x1b');
    expect(stdout + stderr).not.toContain('\u202e');
    expect(stdout).toContain('\\u{001b}[2J');
  });

  test('JSON stays JSON', async () => {
    const { stdout } = await runCli(`find ${flags} --json`, { files });

    expect(JSON.parse(stdout).image).toMatchObject({ id: '\x1b[2J', name });
  });
});

test('a warning names flags', async () => {
  const { stderr } = await runCli(
    'find --source alicloud-ecs --region cn-hangzhou --owners system --most-recent --simulate',
  );

  expect(stderr).toContain('differ in architecture: arm64, x86_64; set --architecture to choose');
});

test('colors are used on terminals unless NO_COLOR or --no-color is set', async () => {
  const command = `find ${ubuntuFlags} --most-recent`;

  const colorful = await runCli(command, { isTerminal: true });
  const piped = await runCli(command);
  const refused = await runCli(`${command} --no-color`, { isTerminal: true });
  const unwanted = await runCli(command, { isTerminal: true, env: { NO_COLOR: '1' } });

  expect([colorful, piped, refused, unwanted].map(({ stderr }) => stderr.includes('\x1b'))).toEqual(
    [true, false, false, false],
  );
});

test('the environment sets simulation and region too', async () => {
  const { code, stdout } = await runCli('list --source volcengine-ecs --limit 1', {
    env: { IMAGEPIN_SIMULATE: '1', IMAGEPIN_REGION: 'cn-beijing' },
  });

  expect(code).toBe(0);
  expect(stdout).toMatch(/^image-/);
});

test('a cancelled command reports it and exits with 130', async () => {
  const { code, stderr } = await runCli(`find ${ubuntuFlags} --most-recent --json`, {
    signal: AbortSignal.abort(),
  });

  expect(code).toBe(130);
  expect(JSON.parse(stderr).error.code).toBe('Cancelled');
});

describe('--field', () => {
  const facts = { status: 'available', tags: { a: 'd', 'a.b': 'c' }, sizeGib: 20, cloudInit: true };
  const system = {
    platform: 'ubuntu',
    platformVersion: '22.04',
    createdAt: '2026-03-01T00:00:00.000Z',
  };
  const image = {
    source: 'alicloud-ecs',
    id: 'm-1',
    ownerAlias: 'system',
    name: 'a\tb',
    ...system,
    ...facts,
  };
  const files = { 'mine.json': JSON.stringify([image, { ...image, id: 'm-2' }]) };
  const flags = '--source alicloud-ecs --region cn-hangzhou --simulate --catalog mine.json --quiet';
  const one = `find ${flags} --ids m-1`;
  const none = `explain ${flags} --ids m-3`;

  test.each`
    command                                                 | printed
    ${`${one} --field id`}                                  | ${'m-1\n'}
    ${`${one} --field image.name`}                          | ${'a\tb\n'}
    ${`${one} --field image.name --json`}                   | ${'"a\\tb"\n'}
    ${`${one} --field image.sizeGib`}                       | ${'20\n'}
    ${`${one} --field image.cloudInit`}                     | ${'true\n'}
    ${`${one} --field image.tags`}                          | ${'{\n  "a": "d",\n  "a.b": "c"\n}\n'}
    ${`${one} --field image.tags.a.b`}                      | ${'c\n'}
    ${`${one} --field image.tags.a`}                        | ${'d\n'}
    ${`${one} --field image.variant`}                       | ${'\n'}
    ${`${one} --field image.variant --json`}                | ${'null\n'}
    ${`${none} --field image`}                              | ${'\n'}
    ${`${none} --field image.id`}                           | ${'\n'}
    ${`${one} --field warnings.0.code`}                     | ${'Simulated\n'}
    ${`list ${flags} --field imageIds`}                     | ${'[\n  "m-1",\n  "m-2"\n]\n'}
    ${`list ${flags} --field imageIds.1`}                   | ${'m-2\n'}
    ${`list ${flags} --field images.1.id`}                  | ${'m-2\n'}
    ${`list ${flags} --field images[1].id`}                 | ${'m-2\n'}
    ${`list ${flags} --field images[1].variant`}            | ${'\n'}
    ${`explain ${one.slice(5)} --field explanation.listed`} | ${'2\n'}
    ${'sources --field [0].id'}                             | ${'alicloud-ecs\n'}
    ${'sources --field 0.id'}                               | ${'alicloud-ecs\n'}
  `('$command prints $printed', async ({ command, printed }) => {
    const { code, stdout, stderr } = await runCli(command, { files });

    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: printed, stderr: '' });
  });

  test.each`
    command                                         | error
    ${`${one} --field image.archtecture`}           | ${'error: the result has no field "image.archtecture"\n  Did you mean "image.architecture"? image has the fields source, region, id, '}
    ${`${one} --field image.nme`}                   | ${'error: the result has no field "image.nme"\n  Did you mean "image.name"? image has the fields '}
    ${`${one} --field sizeGib`}                     | ${'error: the result has no field "sizeGib"\n  Did you mean "image.sizeGib"? The result has the fields id, image, warnings, explanation, stats.\n'}
    ${`${one} --field imge.name`}                   | ${'  Did you mean "image.name"? '}
    ${`${one} --field .image.name`}                 | ${'error: the result has no field ".image.name"\n  Did you mean "image.name"? The result has the fields id, image, '}
    ${`${one} --field .`}                           | ${'error: the result has no field "."\n  The result has the fields id, image, '}
    ${`${one} --field image.snapshots[0]`}          | ${'error: the result has no field "image.snapshots[0]"\n  '}
    ${`list ${flags} --field images[2].id`}         | ${'error: the result has no field "images[2].id"\n  images has the indexes 0 to 1.\n'}
    ${`${one} --field id.length`}                   | ${'error: the result has no field "id.length"\n  id has no fields.\n'}
    ${`${one} --field constructor`}                 | ${'error: the result has no field "constructor"\n'}
    ${`${one} --field image.tags.__proto__`}        | ${'error: the result has no field "image.tags.__proto__"\n'}
    ${`list ${flags} --field imageIds.2`}           | ${'error: the result has no field "imageIds.2"\n  imageIds has the indexes 0 to 1.\n'}
    ${`list ${flags} --field imageIds.length`}      | ${'error: the result has no field "imageIds.length"\n'}
    ${`list ${flags} --ids m-3 --field imageIds.0`} | ${'  imageIds is empty.\n'}
    ${`${one} --field id --field image`}            | ${'error: --field is set twice: "id" and "image"\n'}
    ${'simulate --field uri'}                       | ${'error: the result has no field "uri"\n  Did you mean "url"? '}
  `('$command is wrong usage', async ({ command, error }) => {
    const { code, stdout, stderr } = await runCli(command, { files });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(error);
  });

  test('an undefined property is not a field', () => {
    expect(() => readField({ id: 'm-1', name: undefined }, 'name')).toThrow('has no field "name"');
  });

  test('a field cannot control a terminal', async () => {
    const { stdout } = await runCli(`${one} --field image.name`, { files, isTerminal: true });

    expect(stdout).toBe('a\\u{0009}b\n');
  });
});

test('--simulate=false overrides IMAGEPIN_SIMULATE', async () => {
  const { code, stderr } = await runCli('list --source alicloud-aic --simulate=false', {
    env: { IMAGEPIN_SIMULATE: '1' },
  });

  expect(code).toBe(2);
  expect(stderr).toContain('error: no alicloud credentials found');
});

test('--json=true is --json', async () => {
  const { stdout } = await runCli('list --source alicloud-aic --simulate --json=true');

  expect(JSON.parse(stdout)).toHaveProperty('imageIds');
});
